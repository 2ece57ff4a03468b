"""Softmax over the last axis."""

import math

import numpy

from netgen.quantization import HIGHEST, LOWEST, Quantization
from netgen.tflite.fixed_point import exp_of_negative, high_multiply, quantize_multiplier, reciprocal, rounding_shift_right

OUTPUT = Quantization(numpy.float32(1 / 256), -128)
DIFFERENCE_BITS = 5
SUM_BITS = 12


def softmax(x, beta, source):
    """exp(beta x) / sum exp(beta x); the output's scale is 1/256, its zero point -128."""
    rows = x.reshape(-1, x.shape[-1])
    return numpy.stack([softmax_row(row, beta, source) for row in rows]).reshape(x.shape)


def softmax_row(row, beta, source):
    fraction_bits = 31 - DIFFERENCE_BITS
    factor = min(float(numpy.float32(beta)) * float(source.scale) * (1 << fraction_bits), 2.0 ** 31 - 1)
    assert factor > 1
    significand, exponent = quantize_multiplier(factor)
    smallest = -math.floor(((1 << DIFFERENCE_BITS) - 1) * (1 << fraction_bits) / (1 << exponent))
    difference = row - row.max()
    counted = difference >= smallest
    powers = exp_of_negative(high_multiply(numpy.where(counted, difference, 0) << exponent, significand), DIFFERENCE_BITS)
    total = int(rounding_shift_right(powers, SUM_BITS)[counted].sum())
    headroom = 32 - total.bit_length()
    inverse = reciprocal(numpy.int64((total << headroom) - (1 << 31)))
    shares = rounding_shift_right(high_multiply(inverse, powers), SUM_BITS - headroom + 31 - 8)
    return numpy.where(counted, numpy.clip(shares + LOWEST, LOWEST, HIGHEST), LOWEST)
