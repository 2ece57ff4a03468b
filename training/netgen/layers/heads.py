"""Last layers of classifiers."""

import numpy
import torch

from netgen.layers.layer import Layer
from netgen.tflite import softmax


class Softmax(Layer):
    @property
    def beta(self):
        return float(numpy.float32(self.options.get("Beta", 1.0)))

    def real(self, inputs):
        return torch.softmax(torch.from_numpy(inputs[0].copy()) * self.beta, dim=-1).numpy()

    def output_quantization(self, sources, chosen):
        return softmax.OUTPUT

    def integer(self, inputs, sources, target, clamp):
        return softmax.softmax(inputs[0], self.beta, sources[0])


class ArgMax(Layer):
    """32-bit integers: no quantization."""

    has_value = False

    def prepare(self):
        self.axis = self.options.get("Axis", -1)
        self.shape = numpy.empty(self.input_shapes[0]).argmax(axis=self.axis).shape

    def real(self, inputs):
        return inputs[0].argmax(axis=self.axis)

    def output_quantization(self, sources, chosen):
        return None

    def integer(self, inputs, sources, target, clamp):
        return inputs[0].argmax(axis=self.axis)
