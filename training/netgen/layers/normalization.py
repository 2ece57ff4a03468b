"""Batch normalization as a layer of its own."""

import numpy
import torch
import torch.nn.functional as F

from netgen.layers.layer import Layer
from netgen.layers.weighted import normalization_factors, normalization_parameters
from netgen.parameters import Tensor
from netgen.quantization import quantize_bias, quantize_weights, symmetric_scales
from netgen.tflite.arithmetic import scale_and_offset


class BatchNorm(Layer):
    """Folded into the layer before it, or a scale and an offset for each channel."""

    def prepare(self):
        self.shape = self.input_shapes[0]
        self.is_folded = False
        for name, value in normalization_parameters(self.random, self.shape[-1]).items():
            self.parameters[name] = value.astype(numpy.float32)

    @property
    def epsilon(self):
        return float(numpy.float32(self.options.get("Epsilon", 1e-3)))

    def real(self, inputs):
        channels = torch.from_numpy(inputs[0].reshape(-1, self.shape[-1]).copy())
        p = {name: torch.from_numpy(value.astype(numpy.float64)) for name, value in self.parameters.items()}
        result = F.batch_norm(channels, p["mean"], p["variance"], p["gamma"], p["beta"], eps=self.epsilon)
        return result.numpy().reshape(self.shape)

    def output_quantization(self, sources, chosen):
        return sources[0] if self.is_folded else chosen

    def quantize(self, sources, target):
        if self.is_folded:
            return []
        weight, bias = normalization_factors(self.parameters, self.epsilon)
        self.scales = symmetric_scales(weight, None if self.hints.per_tensor else 0)
        self.weight = quantize_weights(weight, self.scales, 0)
        self.bias = quantize_bias(bias, sources[0].scale, self.scales)
        return [Tensor(self.name + ".weight", "int8", self.weight, self.scales),
                Tensor(self.name + ".bias", "int32", self.bias)]

    def integer(self, inputs, sources, target, clamp):
        if self.is_folded:
            return inputs[0]
        return scale_and_offset(inputs[0], self.weight, self.bias, self.scales, sources[0], target, clamp)
