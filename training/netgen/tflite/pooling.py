"""Pooling windows and the mean over height and width."""

import numpy

from netgen.quantization import LOWEST
from netgen.tflite.fixed_point import quantize_multiplier
from netgen.tflite.requantize import requantize
from netgen.windows import gather


def max_pool(x, rows, columns, clamp):
    """Padding never wins."""
    return numpy.clip(gather(x, rows, columns, LOWEST).max(axis=(2, 3)), *clamp)


def average_pool(x, counts, rows, columns, zero, clamp):
    """Mean of raw values, rounded half away from zero; `zero` stands for padding where `counts` counts it."""
    total = gather(x, rows, columns, 0).sum(axis=(2, 3))
    real = gather(numpy.ones(x.shape[:2] + (1,), numpy.int64), rows, columns, 0).sum(axis=(2, 3))
    total = total + (counts - real) * zero
    magnitude = (numpy.abs(total) + counts // 2) // counts
    return numpy.clip(numpy.sign(total) * magnitude, *clamp)


def mean(x, source, target, clamp):
    """Mean over height and width: the sum times a multiplier into which 1 / count is worked with its own shift."""
    count = x.shape[0] * x.shape[1]
    significand, exponent = quantize_multiplier(float(source.scale) / float(target.scale))
    shift = min(count.bit_length() - 1, 32, 31 + exponent)
    total = (x - source.zero).sum(axis=(0, 1), keepdims=True)
    return requantize(total, (significand << shift) // count, exponent - shift, target, clamp)
