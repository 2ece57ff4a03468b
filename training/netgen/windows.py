"""Geometry of windows that move over an axis: padding, dilation, output sizes."""

from dataclasses import dataclass

import numpy


@dataclass(frozen=True)
class Axis:
    """One axis of a window: the input's size, the window, the padding on both sides, and the output's size."""

    size: int
    kernel: int
    stride: int
    dilation: int
    before: int
    after: int
    output: int

    @property
    def reach(self):
        """Input values from the window's first to its last."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def overhang(self):
        """Values beyond the padded input that the last window reaches (ceil mode)."""
        return max((self.output - 1) * self.stride + self.reach - self.before - self.size - self.after, 0)


def forward_axis(size, kernel, stride, dilation, padding, pads, ceil_mode=False):
    """The axis of a convolution or a pooling window."""
    reach = dilation * (kernel - 1) + 1
    if padding == "Same":
        output = -(-size // stride)
        total = max((output - 1) * stride + reach - size, 0)
        return Axis(size, kernel, stride, dilation, total // 2, total - total // 2, output)
    before, after = fixed_pads(kernel, dilation, padding, pads)
    room = size + before + after - reach
    assert room >= 0, "the window is larger than the padded input"
    if not ceil_mode:
        return Axis(size, kernel, stride, dilation, before, after, room // stride + 1)
    output = -(-room // stride) + 1
    if (output - 1) * stride >= size + before:
        output -= 1
    return Axis(size, kernel, stride, dilation, before, after, output)


def beside(padding):
    """What a mode of padding means along the width: causal padding is one over time, which is the height."""
    return "Same" if padding == "Causal" else padding


def transposed_axis(size, kernel, stride, dilation, padding, pads, output_padding):
    """The axis of a transposed convolution; the padding is what it cuts off its full result."""
    full = (size - 1) * stride + dilation * (kernel - 1) + 1
    if padding == "Same":
        output = size * stride
        total = max(full - output, 0)
        return Axis(size, kernel, stride, dilation, total // 2, total - total // 2, output)
    before, after = fixed_pads(kernel, dilation, padding, pads)
    return Axis(size, kernel, stride, dilation, before, after, full + output_padding - before - after)


def fixed_pads(kernel, dilation, padding, pads):
    """Padding that does not depend on the input's size."""
    if padding == "Valid":
        return 0, 0
    if padding == "Causal":
        return dilation * (kernel - 1), 0
    if padding == "Symmetric":
        side = dilation * (kernel - 1) // 2
        return side, side
    assert padding == "Explicit"
    return pads


def gather(x, rows, columns, fill):
    """The values under every window of an H x W x C array: E x F x R x S x C."""
    padded = pad(x, rows, columns, fill)
    y = window_indices(rows)[:, None, :, None]
    c = window_indices(columns)[None, :, None, :]
    return padded[y, c]


def pad(x, rows, columns, fill):
    """The input with its padding, and with what the last window reaches beyond it."""
    widths = [(rows.before, rows.after + rows.overhang), (columns.before, columns.after + columns.overhang), (0, 0)]
    return numpy.pad(x, widths, constant_values=fill)


def window_indices(axis):
    """Indices into the padded axis: output x kernel."""
    return numpy.arange(axis.output)[:, None] * axis.stride + numpy.arange(axis.kernel)[None, :] * axis.dilation


def window_counts(axis, with_padding):
    """How many values each window covers: real ones, or padding too. What it reaches beyond the padding never counts."""
    start = numpy.arange(axis.output) * axis.stride - axis.before
    end = start + axis.kernel
    if with_padding:
        return numpy.minimum(end, axis.size + axis.after) - start
    return numpy.minimum(end, axis.size) - numpy.maximum(start, 0)
