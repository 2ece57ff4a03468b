"""Pooling."""

import numpy
import torch.nn.functional as F

from netgen.layers.convolution import channels_first, channels_last, kernel_size, padding_of
from netgen.layers.layer import Layer
from netgen.tflite import pooling
from netgen.windows import beside, forward_axis, pad, window_counts


class Pool(Layer):
    """A window whose padding is Valid and whose stride is its size where nothing else is said. Keeps the input's quantization."""

    def prepare(self, *kernel):
        self.kernel = kernel_size(kernel)
        height, width, depth = self.input_shapes[0]
        both = self.options.get("Stride")
        strides = [self.options.get(name, both or size)
                   for name, size in zip(("StrideHeight", "StrideWidth"), self.kernel)]
        padding, vertical, horizontal = padding_of(self.options, "Valid")
        ceil_mode = self.options.get("CeilMode", False)
        self.rows = forward_axis(height, self.kernel[0], strides[0], 1, padding, vertical, ceil_mode)
        self.columns = forward_axis(width, self.kernel[1], strides[1], 1, beside(padding), horizontal, ceil_mode)
        self.strides = strides
        self.shape = (self.rows.output, self.columns.output, depth)

    def output_quantization(self, sources, chosen):
        return sources[0]

    def crop(self, x):
        return x[:self.rows.output, :self.columns.output]


class MaxPool(Pool):
    has_value = False

    def real(self, inputs):
        padded = channels_first(pad(inputs[0], self.rows, self.columns, -numpy.inf))
        return self.crop(channels_last(F.max_pool2d(padded, self.kernel, self.strides)))

    def integer(self, inputs, sources, target, clamp):
        return pooling.max_pool(inputs[0], self.rows, self.columns, clamp)


class AveragePool(Pool):
    @property
    def counts(self):
        """By how much each window's sum is divided."""
        with_padding = self.options.get("CountIncludePad", False)
        return numpy.outer(window_counts(self.rows, with_padding), window_counts(self.columns, with_padding))[:, :, None]

    def real(self, inputs):
        padded = channels_first(pad(inputs[0], self.rows, self.columns, 0.0))
        total = F.avg_pool2d(padded, self.kernel, self.strides, divisor_override=1)
        return self.crop(channels_last(total)) / self.counts

    def integer(self, inputs, sources, target, clamp):
        return pooling.average_pool(inputs[0], self.counts, self.rows, self.columns, sources[0].zero, clamp)


class GlobalAveragePool(Layer):
    """A sequence is a map of one column."""

    def prepare(self):
        *sizes, channels = self.input_shapes[0]
        self.shape = (*[1 for _ in sizes], channels)

    def real(self, inputs):
        return channels_last(F.adaptive_avg_pool2d(channels_first(self.map(inputs[0])), 1)).reshape(self.shape)

    def integer(self, inputs, sources, target, clamp):
        return pooling.mean(self.map(inputs[0]), sources[0], target, clamp).reshape(self.shape)

    def map(self, x):
        return x.reshape(len(x), -1, self.shape[-1])
