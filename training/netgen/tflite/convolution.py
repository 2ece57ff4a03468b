"""Convolutions and the fully connected layer."""

import numpy

from netgen.tflite.fixed_point import quantize_multiplier, quantize_multipliers
from netgen.tflite.requantize import requantize
from netgen.windows import gather


def channel_multipliers(source, weight_scales, channels, target):
    """input * weight / output for each channel, in float64."""
    scales = numpy.broadcast_to(numpy.asarray(weight_scales, numpy.float32), channels)
    return quantize_multipliers(float(source.scale) * float(scale) / float(target.scale) for scale in scales)


def finish(accumulator, bias, source, weight_scales, target, clamp):
    """Adds the bias and rescales channel by channel."""
    if bias is not None:
        accumulator = accumulator + bias
    significands, exponents = channel_multipliers(source, weight_scales, accumulator.shape[-1], target)
    return requantize(accumulator, significands, exponents, target, clamp)


def convolution(x, weight, bias, weight_scales, rows, columns, groups, source, target, clamp):
    """H x W x C with M x R x S x C/groups; padding is the input's zero point."""
    under = gather(x - source.zero, rows, columns, 0)
    width, per_group = x.shape[-1] // groups, weight.shape[0] // groups
    parts = [numpy.einsum("efrsc,mrsc->efm", under[..., g * width:(g + 1) * width], weight[g * per_group:(g + 1) * per_group])
             for g in range(groups)]
    return finish(numpy.concatenate(parts, axis=-1), bias, source, weight_scales, target, clamp)


def depthwise_convolution(x, weight, bias, weight_scales, rows, columns, source, target, clamp):
    """H x W x C with R x S x C*multiplier; output channel = input channel * multiplier + k."""
    under = gather(x - source.zero, rows, columns, 0)
    repeated = numpy.repeat(under, weight.shape[-1] // x.shape[-1], axis=-1)
    return finish((repeated * weight).sum(axis=(2, 3)), bias, source, weight_scales, target, clamp)


def transposed_convolution(x, weight, bias, weight_scales, rows, columns, source, target, clamp):
    """H x W x C with M x R x S x C: every input adds a scaled kernel to the output."""
    outputs = numpy.zeros((rows.output, columns.output, weight.shape[0]), numpy.int64)
    for y, r in numpy.ndindex(rows.size, rows.kernel):
        row = y * rows.stride + r * rows.dilation - rows.before
        if not 0 <= row < rows.output:
            continue
        for c, s in numpy.ndindex(columns.size, columns.kernel):
            column = c * columns.stride + s * columns.dilation - columns.before
            if 0 <= column < columns.output:
                outputs[row, column] += weight[:, r, s, :] @ (x[y, c] - source.zero)
    return finish(outputs, bias, source, weight_scales, target, clamp)


def dense(x, weight, bias, weight_scales, source, target, clamp):
    """A vector with units x inputs. With one scale for the tensor, input * weight is a float32 product."""
    accumulator = weight @ (x.reshape(-1) - source.zero)
    if len(weight_scales) > 1:
        return finish(accumulator, bias, source, weight_scales, target, clamp)
    if bias is not None:
        accumulator = accumulator + bias
    product = numpy.float32(source.scale) * numpy.float32(weight_scales[0])
    return requantize(accumulator, *quantize_multiplier(float(product) / float(target.scale)), target, clamp)
