"""Fixed-point arithmetic of gemmlowp and TensorFlow Lite on int64 arrays that hold int32 values."""

import math

import numpy

INT32_MIN, INT32_MAX = -2 ** 31, 2 ** 31 - 1


def divide_toward_zero(x, bits):
    """x / 2**bits as C divides."""
    return numpy.where(x >= 0, x >> bits, -((-x) >> bits))


def high_multiply(a, b, bits=31):
    """Rounded 2 a b / 2**(bits + 1); the one overflow, minimum times minimum, saturates."""
    a, b = numpy.asarray(a, numpy.int64), numpy.asarray(b, numpy.int64)
    product = a * b
    half = 1 << (bits - 1)
    result = divide_toward_zero(product + numpy.where(product >= 0, half, 1 - half), bits)
    return numpy.where((a == b) & (a == -(1 << bits)), (1 << bits) - 1, result)


def rounding_shift_right(x, exponent):
    """x / 2**exponent, rounded to nearest, halves away from zero."""
    x = numpy.asarray(x, numpy.int64)
    mask = (numpy.int64(1) << numpy.asarray(exponent, numpy.int64)) - 1
    remainder = x & mask
    threshold = (mask >> 1) + (x < 0)
    return (x >> exponent) + (remainder > threshold)


def quantize_multiplier(real):
    """A positive real multiplier as (31-bit significand, exponent)."""
    real = float(real)
    if real == 0.0:
        return 0, 0
    fraction, exponent = math.frexp(real)
    significand = math.floor(fraction * (1 << 31) + 0.5)
    if significand == 1 << 31:
        significand //= 2
        exponent += 1
    if exponent < -31:
        return 0, 0
    return significand, exponent


def quantize_multipliers(reals):
    """Multipliers for each channel as two arrays."""
    pairs = [quantize_multiplier(real) for real in reals]
    return numpy.array([p[0] for p in pairs], numpy.int64), numpy.array([p[1] for p in pairs], numpy.int64)


def multiply(x, significand, exponent):
    """x times a quantized multiplier with both roundings. A left shift that leaves 32 bits is undefined in C and refused here."""
    exponent = numpy.asarray(exponent, numpy.int64)
    shifted = numpy.asarray(x, numpy.int64) << numpy.maximum(exponent, 0)
    assert shifted.size == 0 or (shifted.min() >= INT32_MIN and shifted.max() <= INT32_MAX), "accumulator overflow"
    return rounding_shift_right(high_multiply(shifted, significand), numpy.maximum(-exponent, 0))


def multiply_by_power_of_two(x, exponent):
    """x * 2**exponent: saturates to the left, rounds to the right."""
    if exponent <= 0:
        return rounding_shift_right(x, -exponent)
    return numpy.clip(x << exponent, INT32_MIN, INT32_MAX)


def exp_of_negative(x, integer_bits):
    """exp(x) for x <= 0 with the given integer bits; the result has none (one is INT32_MAX)."""
    fraction_bits = 31 - integer_bits
    quarter = 1 << (fraction_bits - 2)
    in_quarter = (x & (quarter - 1)) - quarter
    result = exp_near_one_eighth(multiply_by_power_of_two(in_quarter, integer_bits))
    remainder = in_quarter - x
    factors = {-2: 1672461947, -1: 1302514674, 0: 790015084, 1: 290630308, 2: 39332535, 3: 720401, 4: 242}
    for power, factor in factors.items():
        if integer_bits > power:
            bit = 1 << (fraction_bits + power)
            result = numpy.where(remainder & bit, high_multiply(result, factor), result)
    return numpy.where(x == 0, INT32_MAX, result)


def exp_near_one_eighth(x):
    """exp(x) for -1/4 <= x < 0: a Taylor polynomial of degree four around -1/8."""
    exp_of_minus_eighth, third = 1895147668, 715827883
    x = x + (1 << 28)
    x2 = high_multiply(x, x)
    x3 = high_multiply(x2, x)
    x4 = high_multiply(x2, x2)
    higher = high_multiply(rounding_shift_right(x4, 2) + x3, third) + x2
    return exp_of_minus_eighth + high_multiply(exp_of_minus_eighth, x + rounding_shift_right(higher, 1))


def double_reciprocal(x):
    """2 / (1 + x) for x in [0, 1], two integer bits: Newton's division."""
    half_sum = x + INT32_MAX
    half_denominator = divide_toward_zero(half_sum + numpy.where(half_sum >= 0, 1, -1), 1)
    estimate = 1515870810 + high_multiply(half_denominator, -1010580540)
    for _ in range(3):
        error = (1 << 29) - high_multiply(half_denominator, estimate)
        estimate = estimate + multiply_by_power_of_two(high_multiply(estimate, error), 2)
    return estimate


def reciprocal(x):
    """1 / (1 + x) for x in [0, 1], no integer bits."""
    return multiply_by_power_of_two(double_reciprocal(x), 1)


def logistic(x, integer_bits):
    """1 / (1 + exp(-x))."""
    positive = reciprocal(exp_of_negative(-numpy.abs(x), integer_bits))
    return numpy.where(x == 0, 1 << 30, numpy.where(x > 0, positive, INT32_MAX - positive))


def tanh(x, integer_bits):
    """(1 - exp(-2x)) / (1 + exp(-2x)); doubling x is one more integer bit."""
    decay = exp_of_negative(-numpy.abs(x), integer_bits + 1)
    positive = multiply_by_power_of_two(double_reciprocal(decay) - (1 << 29), 2)
    return numpy.where(x == 0, 0, numpy.where(x < 0, -positive, positive))
