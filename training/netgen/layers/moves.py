"""Layers that move values."""

import numpy

from netgen.layers.layer import Moving
from netgen.quantization import HIGHEST, LOWEST, round_half_away


class Reshape(Moving):
    def prepare(self, *sizes):
        self.shape = numpy.empty(self.input_shapes[0]).reshape(sizes).shape

    def move(self, x):
        return x.reshape(self.shape)


class Flatten(Reshape):
    def prepare(self):
        super().prepare(-1)


class Transpose(Moving):
    def prepare(self, *permutation):
        self.permutation = permutation
        self.shape = tuple(self.input_shapes[0][axis] for axis in permutation)

    def move(self, x):
        return x.transpose(self.permutation)


class ChannelShuffle(Moving):
    def prepare(self, groups):
        self.groups = groups
        self.shape = self.input_shapes[0]

    def move(self, x):
        depth = x.shape[-1] // self.groups
        return x.reshape(*x.shape[:-1], self.groups, depth).swapaxes(-1, -2).reshape(x.shape)


class Slice(Moving):
    def prepare(self, begin, size):
        steps = self.options.get("Strides", [1] * len(begin))
        self.box = tuple(slice(first, None if count < 0 else first + (count - 1) * step + 1, step)
                         for first, count, step in zip(begin, size, steps))
        self.shape = numpy.empty(self.input_shapes[0])[self.box].shape

    def move(self, x):
        return x[self.box]


class Split(Moving):
    """Several outputs, Name.0, Name.1 and so on, as a list."""

    def prepare(self, parts):
        self.parts, self.axis = parts, self.options.get("Axis", -1)
        sizes = list(self.input_shapes[0])
        sizes[self.axis] //= parts
        self.shape = tuple(sizes)

    def move(self, x):
        return numpy.split(x, self.parts, axis=self.axis)


class Pad(Moving):
    def prepare(self, top, left, bottom, right):
        height, width, depth = self.input_shapes[0]
        self.widths = [(top, bottom), (left, right), (0, 0)]
        self.shape = (height + top + bottom, width + left + right, depth)
        self.border = self.options.get("Value", 0.0)

    def real(self, inputs):
        return numpy.pad(inputs[0], self.widths, constant_values=float(numpy.float32(self.border)))

    def integer(self, inputs, sources, target, clamp):
        steps = int(round_half_away(numpy.float32(self.border) / numpy.float32(target.scale))) + target.zero
        return numpy.pad(inputs[0], self.widths, constant_values=min(max(steps, LOWEST), HIGHEST))
