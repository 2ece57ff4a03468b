"""Convolutions in one and two dimensions."""

import numpy
import torch
import torch.nn.functional as F

from netgen.layers.weighted import Weighted
from netgen.tflite import convolution
from netgen.windows import beside, forward_axis, pad, transposed_axis


def pair(options, name, default):
    """A size along height and width: `Name`, or `NameHeight` and `NameWidth` where they are given."""
    both = options.get(name, default)
    return options.get(name + "Height", both), options.get(name + "Width", both)


def kernel_size(arguments):
    return (arguments[0], arguments[0]) if len(arguments) == 1 else tuple(arguments)


def padding_of(options, default):
    """The kind of padding and, where it is explicit, the (before, after) of rows and of columns."""
    if "Pads" in options:
        top, left, bottom, right = options["Pads"]
        return "Explicit", (top, bottom), (left, right)
    return options.get("Padding", default), None, None


def channels_first(x):
    return torch.from_numpy(numpy.ascontiguousarray(x.transpose(2, 0, 1)))[None]


def channels_last(x):
    return x[0].numpy().transpose(1, 2, 0)


class Convolution(Weighted):
    """A layer that moves a kernel over height and width."""

    def set_window(self, kernel):
        height, width = self.input_shapes[0][:2]
        strides, self.dilation = pair(self.options, "Stride", 1), pair(self.options, "Dilation", 1)
        padding, vertical, horizontal = padding_of(self.options, "Same")
        self.rows = forward_axis(height, kernel[0], strides[0], self.dilation[0], padding, vertical)
        self.columns = forward_axis(width, kernel[1], strides[1], self.dilation[1], beside(padding), horizontal)
        self.strides = strides

    def convolve(self, x, weight, groups):
        """Cross-correlation with M x C/groups x R x S weights."""
        padded = channels_first(pad(x, self.rows, self.columns, 0.0))
        kernel = torch.from_numpy(numpy.ascontiguousarray(weight))
        result = F.conv2d(padded, kernel, stride=self.strides, dilation=self.dilation, groups=groups)
        return channels_last(result[:, :, :self.rows.output, :self.columns.output])


class Conv2D(Convolution):
    def prepare(self, channels, *kernel):
        kernel = kernel_size(kernel)
        self.groups = self.options.get("Groups", 1)
        depth = self.input_shapes[0][2] // self.groups
        self.set_window(kernel)
        self.shape = (self.rows.output, self.columns.output, channels)
        self.make_parameters((channels, *kernel, depth), kernel[0] * kernel[1] * depth)

    def linear(self, x, weight):
        return self.convolve(x, weight.transpose(0, 3, 1, 2), self.groups)

    def integer(self, inputs, sources, target, clamp):
        return convolution.convolution(inputs[0], self.weight, self.bias, self.scales, self.rows, self.columns,
                                       self.groups, sources[0], target, clamp)


class PointwiseConv2D(Conv2D):
    def prepare(self, channels):
        super().prepare(channels, 1)


class Conv1D(Weighted):
    """L x C: a convolution over a column of height L."""

    def prepare(self, channels, kernel):
        self.groups = self.options.get("Groups", 1)
        length, depth = self.input_shapes[0]
        self.stride, self.dilation = self.options.get("Stride", 1), self.options.get("Dilation", 1)
        padding = "Explicit" if "Pads" in self.options else self.options.get("Padding", "Same")
        self.rows = forward_axis(length, kernel, self.stride, self.dilation, padding, self.options.get("Pads"))
        self.columns = forward_axis(1, 1, 1, 1, "Valid", None)
        self.shape = (self.rows.output, channels)
        self.make_parameters((channels, kernel, depth // self.groups), kernel * depth // self.groups)

    def linear(self, x, weight):
        padded = torch.from_numpy(numpy.pad(x, ((self.rows.before, self.rows.after), (0, 0))).T.copy())[None]
        kernel = torch.from_numpy(weight.transpose(0, 2, 1).copy())
        return F.conv1d(padded, kernel, stride=self.stride, dilation=self.dilation, groups=self.groups)[0].numpy().T

    def integer(self, inputs, sources, target, clamp):
        result = convolution.convolution(inputs[0][:, None, :], self.weight[:, :, None, :], self.bias, self.scales,
                                         self.rows, self.columns, self.groups, sources[0], target, clamp)
        return result[:, 0, :]


class DepthwiseConv2D(Convolution):
    axis = 2

    def prepare(self, *kernel):
        kernel = kernel_size(kernel)
        self.depth = self.input_shapes[0][2]
        channels = self.depth * self.options.get("Multiplier", 1)
        self.set_window(kernel)
        self.shape = (self.rows.output, self.columns.output, channels)
        self.make_parameters((*kernel, channels), kernel[0] * kernel[1])

    def linear(self, x, weight):
        return self.convolve(x, weight.transpose(2, 0, 1)[:, None], self.depth)

    def integer(self, inputs, sources, target, clamp):
        return convolution.depthwise_convolution(inputs[0], self.weight, self.bias, self.scales, self.rows,
                                                 self.columns, sources[0], target, clamp)


class TransposedConv2D(Weighted):
    def prepare(self, channels, *kernel):
        kernel = kernel_size(kernel)
        height, width, depth = self.input_shapes[0]
        self.strides, self.dilation = pair(self.options, "Stride", 1), pair(self.options, "Dilation", 1)
        padding, vertical, horizontal = padding_of(self.options, "Same")
        extra = self.options.get("OutputPadding", 0)
        self.rows = transposed_axis(height, kernel[0], self.strides[0], self.dilation[0], padding, vertical, extra)
        self.columns = transposed_axis(width, kernel[1], self.strides[1], self.dilation[1], padding, horizontal, extra)
        self.shape = (self.rows.output, self.columns.output, channels)
        self.make_parameters((channels, *kernel, depth), kernel[0] * kernel[1] * depth)

    def linear(self, x, weight):
        kernel = torch.from_numpy(weight.transpose(3, 0, 1, 2).copy())
        full = channels_last(F.conv_transpose2d(channels_first(x), kernel, stride=self.strides, dilation=self.dilation))
        top, left = self.rows.before, self.columns.before
        kept = full[top:top + self.rows.output, left:left + self.columns.output]
        missing = [(0, size - kept_size) for size, kept_size in zip(self.shape, kept.shape)]
        return numpy.pad(kept, missing)

    def integer(self, inputs, sources, target, clamp):
        return convolution.transposed_convolution(inputs[0], self.weight, self.bias, self.scales, self.rows,
                                                  self.columns, sources[0], target, clamp)
