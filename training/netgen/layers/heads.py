"""Last layers of classifiers."""

import numpy
import torch

from netgen.layers.layer import Layer, Moving
from netgen.tflite import softmax


class Softmax(Layer):
    @property
    def beta(self):
        return float(numpy.float32(self.options.get("Beta", 1.0)))

    @property
    def causal(self):
        return self.options.get("Causal", False)

    def real(self, inputs):
        scores = torch.from_numpy(inputs[0].copy()) * self.beta
        if self.causal:
            length = scores.shape[-1]
            behind = torch.triu(torch.ones(length, length), 1).bool().reshape(length, *[1] * (scores.ndim - 2), length)
            scores = scores.masked_fill(behind, -torch.inf)
        return torch.softmax(scores, dim=-1).numpy()

    def output_quantization(self, sources, chosen):
        return softmax.OUTPUT

    def integer(self, inputs, sources, target, clamp):
        if not self.causal:
            return softmax.softmax(inputs[0], self.beta, sources[0])
        result = numpy.full(inputs[0].shape, softmax.OUTPUT.zero, numpy.int64)
        for position, rows in enumerate(inputs[0]):
            result[position, ..., :position + 1] = softmax.softmax(rows[..., :position + 1], self.beta, sources[0])
        return result


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


class TopK(Moving):
    """The largest values and their indices, Name.0 and Name.1: of equals the lower index first."""

    parts = 2
    indices = (1,)

    def prepare(self, k):
        self.k = k
        self.shape = (*self.input_shapes[0][:-1], k)

    def move(self, x):
        order = numpy.argsort(-x, axis=-1, kind="stable")[..., :self.k]
        return [numpy.take_along_axis(x, order, axis=-1), order]
