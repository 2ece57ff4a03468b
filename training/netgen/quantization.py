"""From real numbers to int8: scales from ranges, weights symmetric, activations asymmetric."""

from dataclasses import dataclass

import numpy

LOWEST, HIGHEST = -128, 127


class MatterOfRounding(Exception):
    """A real result lies so near the middle between two steps that floats may round it either way."""


def round_half_away(value):
    """The nearest integers; halves go away from zero, as C's round does."""
    value = numpy.asarray(value, numpy.float64)
    whole = numpy.trunc(value)
    return (whole + numpy.sign(value) * (numpy.abs(value - whole) >= 0.5)).astype(numpy.int64)


@dataclass(frozen=True)
class Quantization:
    """real = scale * (q - zero); the scale is a float32."""

    scale: numpy.float32
    zero: int

    def quantize(self, real):
        steps = round_half_away(numpy.asarray(real, numpy.float64) / numpy.float64(self.scale))
        return numpy.clip(steps + self.zero, LOWEST, HIGHEST)

    def dequantize(self, q):
        return numpy.float64(self.scale) * (numpy.asarray(q, numpy.float64) - self.zero)


def from_range(low, high):
    """The quantization that spans [low, high], widened so that it holds zero exactly."""
    low, high = min(float(low), 0.0), max(float(high), 0.0)
    if low == high:
        high = 1.0
    scale = numpy.float32((high - low) / (HIGHEST - LOWEST))
    zero = int(numpy.clip(round_half_away(LOWEST - low / float(scale)), LOWEST, HIGHEST))
    return Quantization(scale, zero)


def symmetric_scales(weights, axis, steps=HIGHEST):
    """Scales that map the largest magnitude to the given number of steps: one for each index along the axis, or one for all (axis None)."""
    magnitudes = numpy.abs(numpy.asarray(weights, numpy.float64))
    if axis is None:
        largest = magnitudes.max().reshape(1)
    else:
        largest = numpy.moveaxis(magnitudes, axis, 0).reshape(weights.shape[axis], -1).max(axis=1)
    return numpy.where(largest > 0, largest / steps, 1.0).astype(numpy.float32)


def quantize_weights(weights, scales, axis):
    """Symmetric int8 weights in [-127, 127]."""
    shape = [1] * weights.ndim
    shape[axis] = -1
    spread = numpy.asarray(scales, numpy.float64).reshape(shape)
    return numpy.clip(round_half_away(weights / spread), -HIGHEST, HIGHEST)


def quantize_bias(bias, input_scale, weight_scales):
    """int32 biases at scale input * weight."""
    steps = round_half_away(bias / (numpy.float64(input_scale) * numpy.asarray(weight_scales, numpy.float64)))
    return numpy.clip(steps, -2 ** 31, 2 ** 31 - 1)
