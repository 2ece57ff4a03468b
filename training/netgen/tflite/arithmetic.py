"""Sums and products of layers."""

import numpy

from netgen.tflite.convolution import finish
from netgen.tflite.fixed_point import multiply, quantize_multiplier
from netgen.tflite.requantize import requantize

HEADROOM = 20


def add(inputs, sources, target, clamp):
    """Sum of operands that broadcast: each on a common grid with 20 bits of headroom, then rescaled once."""
    twice_largest = 2 * max(float(source.scale) for source in sources)
    total = 0
    for x, source in zip(inputs, sources):
        total = total + multiply((x - source.zero) << HEADROOM, *quantize_multiplier(float(source.scale) / twice_largest))
    return requantize(total, *quantize_multiplier(twice_largest / ((1 << HEADROOM) * float(target.scale))), target, clamp)


def product(a, b, sources, target, clamp):
    """Product of two operands that broadcast."""
    multiplier = float(sources[0].scale) * float(sources[1].scale) / float(target.scale)
    return requantize((a - sources[0].zero) * (b - sources[1].zero), *quantize_multiplier(multiplier), target, clamp)


def scale_and_offset(x, weight, bias, weight_scales, source, target, clamp):
    """A weight and a bias for each channel: a depthwise convolution with a 1 x 1 kernel."""
    return finish((x - source.zero) * weight, bias, source, numpy.asarray(weight_scales), target, clamp)
