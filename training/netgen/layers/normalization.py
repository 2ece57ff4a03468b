"""Normalization as a layer of its own."""

import numpy
import torch
import torch.nn.functional as F

from netgen.layers.layer import Layer
from netgen.layers.weighted import normalization_factors, normalization_parameters
from netgen.parameters import Tensor
from netgen.quantization import HIGHEST, LOWEST, quantize_bias, quantize_weights, round_half_away, symmetric_scales
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


class LocalResponseNorm(Layer):
    """Across channels, as PyTorch has it. In int8: the exact sum of squares, the rest over the reals, rounded."""

    def prepare(self, size):
        self.size, self.shape = size, self.input_shapes[0]
        self.alpha, self.beta, self.k = (float(numpy.float32(self.options.get(name, usual))) for name, usual in (("Alpha", 1e-4), ("Beta", 0.75), ("K", 1.0)))

    def real(self, inputs):
        x = torch.from_numpy(inputs[0].copy()).reshape(1, -1, self.shape[-1]).transpose(1, 2)
        y = torch.nn.functional.local_response_norm(x, self.size, self.alpha, self.beta, self.k)
        return y.transpose(1, 2).reshape(self.shape).numpy()

    def integer(self, inputs, sources, target, clamp):
        x = inputs[0] - sources[0].zero
        padded = numpy.pad(x * x, [(0, 0)] * (x.ndim - 1) + [(self.size // 2, (self.size - 1) // 2)])
        sums = sum(padded[..., k:k + x.shape[-1]] for k in range(self.size))
        scale = float(sources[0].scale)
        real = x * (scale / float(target.scale)) * (self.k + sums * (self.alpha / self.size * scale * scale)) ** -self.beta
        assert (numpy.abs(numpy.abs(real) % 1 - 0.5) > 1e-4).all(), "a matter of rounding"
        return numpy.clip(round_half_away(real) + target.zero, LOWEST, HIGHEST)
