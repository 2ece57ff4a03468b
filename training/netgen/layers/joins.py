"""Layers with several inputs."""

import numpy

from netgen.layers.layer import Layer
from netgen.tflite import arithmetic
from netgen.tflite.requantize import by_table


class ElementWise(Layer):
    """Operands of rank one or with height and width one broadcast over height and width."""

    def prepare(self, *names):
        self.shape = numpy.broadcast_shapes(*self.input_shapes)


class Add(ElementWise):
    def real(self, inputs):
        return sum(inputs[1:], inputs[0])

    def integer(self, inputs, sources, target, clamp):
        return arithmetic.add(inputs, sources, target, clamp)


class Multiply(ElementWise):
    def real(self, inputs):
        return inputs[0] * inputs[1]

    def integer(self, inputs, sources, target, clamp):
        return arithmetic.product(inputs[0], inputs[1], sources, target, clamp)


class Concat(Layer):
    def prepare(self, *names):
        self.axis = self.options.get("Axis", -1)
        sizes = list(self.input_shapes[0])
        sizes[self.axis] = sum(shape[self.axis] for shape in self.input_shapes)
        self.shape = tuple(sizes)

    def real(self, inputs):
        return numpy.concatenate(inputs, axis=self.axis)

    def integer(self, inputs, sources, target, clamp):
        moved = [x if source == target else by_table(x, lambda real: real, source, target)
                 for x, source in zip(inputs, sources)]
        return numpy.concatenate(moved, axis=self.axis)
