"""Activation functions that are layers, or follow a layer whose output they take."""

import math

import numpy

from netgen.quantization import HIGHEST, LOWEST, Quantization
from netgen.tflite import fixed_point
from netgen.tflite.fixed_point import high_multiply, multiply, quantize_multiplier, rounding_shift_right
from netgen.tflite.requantize import clamp_of, requantize

INPUT_INTEGER_BITS = 4
SIGMOID_OUTPUT = Quantization(numpy.float32(1 / 256), -128)
TANH_OUTPUT = Quantization(numpy.float32(1 / 128), 0)
INT16_MIN, INT16_MAX = -2 ** 15, 2 ** 15 - 1


def rectify(x, activation, source, target):
    """Relu and Relu6 as layers: rescale, then clamp. The ratio of scales is a float32."""
    multiplier = quantize_multiplier(float(numpy.float32(source.scale) / numpy.float32(target.scale)))
    return requantize(x - source.zero, *multiplier, target, clamp_of(activation, target))


def leaky_relu(x, alpha, source, target):
    """Two multipliers, both computed in float32."""
    above = numpy.float32(source.scale) / numpy.float32(target.scale)
    below = numpy.float32(source.scale) * numpy.float32(alpha) / numpy.float32(target.scale)
    steps = x - source.zero
    negative = numpy.sign(below) * multiply(steps, *quantize_multiplier(abs(float(below))))
    scaled = numpy.where(steps >= 0, multiply(steps, *quantize_multiplier(float(above))), negative.astype(numpy.int64))
    return numpy.clip(scaled + target.zero, LOWEST, HIGHEST)


def prelu(x, alpha, alpha_scale, source, target):
    """A slope for each channel; both multipliers in float64."""
    above = quantize_multiplier(float(source.scale) / float(target.scale))
    below = quantize_multiplier(float(source.scale) * float(alpha_scale) / float(target.scale))
    steps = x - source.zero
    scaled = numpy.where(steps >= 0, multiply(steps, *above), multiply(steps * alpha, *below))
    return numpy.clip(scaled + target.zero, LOWEST, HIGHEST)


def saturating(x, function, fraction_bits, source, output_zero):
    """Sigmoid and tanh: a fixed-point function of inputs in (-16, 16), the ends of the output's range beyond."""
    fraction, exponent = math.frexp(float(source.scale) * (1 << (31 - INPUT_INTEGER_BITS)))
    significand = math.floor(fraction * (1 << 31) + 0.5)
    radius = math.floor(((1 << INPUT_INTEGER_BITS) - 1) * (1 << (31 - INPUT_INTEGER_BITS)) / (1 << exponent))
    steps = x - source.zero
    inside = numpy.clip(steps, -radius + 1, radius - 1)
    value = function(multiply(inside, significand, exponent), INPUT_INTEGER_BITS)
    result = numpy.clip(rounding_shift_right(value, 31 - fraction_bits) + output_zero, LOWEST, HIGHEST)
    return numpy.where(steps <= -radius, LOWEST, numpy.where(steps >= radius, HIGHEST, result))


def sigmoid(x, source):
    """The output's scale is 1/256, its zero point -128."""
    return saturating(x, fixed_point.logistic, 8, source, SIGMOID_OUTPUT.zero)


def tanh(x, source):
    """The output's scale is 1/128, its zero point 0."""
    return saturating(x, fixed_point.tanh, 7, source, TANH_OUTPUT.zero)


def hard_swish(x, source, target):
    """x * relu6(x + 3) / 6 in 16-bit fixed point."""
    fine_scale = numpy.float32(1 / 128) * numpy.float32(source.scale)
    output_factor, output_exponent = short_multiplier(fine_scale / numpy.float32(target.scale))
    gate_factor, gate_exponent = short_multiplier(fine_scale / (numpy.float32(3) / numpy.float32(32768)))
    assert output_exponent <= 0
    fine = (x - source.zero) << 7
    value = high_multiply(fine, output_factor, 15)
    gate = fine
    if gate_exponent > 0:
        gate = saturate16(gate << (gate_exponent - 1))
    gate = high_multiply(gate, gate_factor, 15)
    if gate_exponent > 0:
        gate = saturate16(gate << 1)
    if gate_exponent < 0:
        gate = rounding_shift_right(gate, -gate_exponent)
    gate = (gate + (1 << 15)) >> 1
    product = fixed_point.divide_toward_zero(gate * value, 15)
    return numpy.clip(rounding_shift_right(product, -output_exponent) + target.zero, LOWEST, HIGHEST)


def short_multiplier(real):
    """A multiplier with a 15-bit significand."""
    significand, exponent = quantize_multiplier(float(real))
    return (INT16_MAX if significand >= 2 ** 31 - 1 - 2 ** 15 else (significand + 2 ** 15) >> 16), exponent


def saturate16(x):
    return numpy.clip(x, INT16_MIN, INT16_MAX)
