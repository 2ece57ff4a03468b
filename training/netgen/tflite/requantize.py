"""From accumulators back to int8, and the clamps of fused activations."""

import numpy

from netgen.quantization import HIGHEST, LOWEST, round_half_away
from netgen.tflite.fixed_point import multiply

FULL_RANGE = (LOWEST, HIGHEST)


def steps_from_zero(real, output):
    """Where a real number lies on the output's grid; divided in float32, as the kernels do."""
    return output.zero + int(round_half_away(numpy.float32(real) / numpy.float32(output.scale)))


def clamp_of(activation, output):
    """Lowest and highest output of a fused clamp."""
    if activation == "Relu":
        return max(LOWEST, steps_from_zero(0, output)), HIGHEST
    if activation == "Relu6":
        return max(LOWEST, steps_from_zero(0, output)), min(HIGHEST, steps_from_zero(6, output))
    assert activation == "None"
    return FULL_RANGE


def requantize(accumulator, significand, exponent, output, clamp):
    """Scales an accumulator to the output's grid and clamps it."""
    return numpy.clip(multiply(accumulator, significand, exponent) + output.zero, *clamp)


def by_table(q, function, source, target):
    """A function that has no kernel of its own: a table over the 256 inputs, evaluated in float64."""
    inputs = numpy.arange(LOWEST, HIGHEST + 1)
    exact = function(source.dequantize(inputs)) / numpy.float64(target.scale)
    table = numpy.clip(round_half_away(exact) + target.zero, LOWEST, HIGHEST)
    return table[numpy.asarray(q) - LOWEST]
