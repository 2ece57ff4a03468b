"""Resizing of height and width."""

import numpy
import torch.nn.functional as F

from netgen.layers.convolution import channels_first, channels_last
from netgen.layers.layer import Layer
from netgen.tflite import resize


class Resize(Layer):
    """Keeps the input's quantization."""

    def prepare(self, height, width):
        self.size = height, width
        self.shape = (height, width, self.input_shapes[0][2])
        self.bilinear = self.options.get("Method", "Nearest") == "Bilinear"
        self.flags = self.options.get("AlignCorners", False), self.options.get("HalfPixelCenters", False)
        self.has_value = self.bilinear

    def output_quantization(self, sources, chosen):
        return sources[0]

    def real(self, inputs):
        if not self.bilinear:
            return resize.nearest(inputs[0], *self.size, *self.flags)
        result = interpolate(interpolate(inputs[0], self.size[0], 0, *self.flags), self.size[1], 1, *self.flags)
        if any(self.flags) and 1 not in self.size:
            known = F.interpolate(channels_first(inputs[0]), size=self.size, mode="bilinear", align_corners=self.flags[0])
            assert numpy.allclose(channels_last(known), result, rtol=1e-9, atol=1e-9)
        return result

    def integer(self, inputs, sources, target, clamp):
        scale = resize.bilinear if self.bilinear else resize.nearest
        return scale(inputs[0], *self.size, *self.flags)


def interpolate(x, output, axis, align_corners, half_pixel_centers):
    """Linear interpolation along one axis in float64; PyTorch has no version without either flag."""
    size = x.shape[axis]
    scale = (size - 1) / (output - 1) if align_corners and output > 1 else size / output
    position = numpy.arange(output) * scale
    if half_pixel_centers:
        position = position + scale / 2 - 0.5
    position = numpy.clip(position, 0, size - 1)
    lower = numpy.floor(position).astype(int)
    upper = numpy.minimum(lower + 1, size - 1)
    shape = [1] * x.ndim
    shape[axis] = -1
    part = (position - lower).reshape(shape)
    return numpy.take(x, lower, axis) * (1 - part) + numpy.take(x, upper, axis) * part
