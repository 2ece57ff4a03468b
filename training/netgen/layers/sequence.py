"""Layers over the positions of a sequence: tokens, positions, normalization, products of two values."""

import numpy
import torch
import torch.nn.functional as F

from netgen.layers.layer import Layer
from netgen.parameters import Tensor
from netgen.quantization import HIGHEST, LOWEST, MatterOfRounding, Quantization, quantize_weights, round_half_away, symmetric_scales
from netgen.tflite import arithmetic
from netgen.tflite.fixed_point import quantize_multiplier
from netgen.tflite.requantize import FULL_RANGE, requantize
from recurrent.integers import clip16, tanh


def nearest_steps(real, target):
    """A real result in steps of the output; refused where floats could round it the other way."""
    steps = real / float(target.scale)
    if (numpy.abs(numpy.abs(steps) % 1 - 0.5) <= 1e-4).any():
        raise MatterOfRounding
    return numpy.clip(round_half_away(steps) + target.zero, LOWEST, HIGHEST)


class Embedding(Layer):
    """A row of a table for each token. In int8 the rows are rounded to the output's steps."""

    def prepare(self, vocabulary, size):
        self.shape = (*self.input_shapes[0], size)
        self.parameters["weight"] = self.normal(vocabulary, size).astype(numpy.float32)

    def real(self, inputs):
        return self.parameters["weight"].astype(numpy.float64)[inputs[0].astype(numpy.int64)]

    def quantize(self, sources, target):
        weight = self.parameters["weight"].astype(numpy.float64)
        self.scales = symmetric_scales(weight, None if self.hints.per_tensor else 0)
        self.weight = quantize_weights(weight, self.scales, 0)
        return [Tensor(self.name + ".weight", "int8", self.weight, self.scales)]

    def integer(self, inputs, sources, target, clamp):
        real = self.weight * self.scales.astype(numpy.float64).reshape(-1, 1)
        table = numpy.clip(round_half_away(real / float(target.scale)) + target.zero, LOWEST, HIGHEST)
        return table[inputs[0]]


class PositionalEncoding(Layer):
    """A table added to a sequence: trained, or sines and cosines."""

    def prepare(self):
        self.shape = self.input_shapes[0]
        self.learned = self.options.get("Kind", "Learned") == "Learned"
        if self.learned:
            self.parameters["weight"] = (self.normal(*self.shape) * 0.5).astype(numpy.float32)
            self.table = self.parameters["weight"].astype(numpy.float64)
        else:
            length, channels = self.shape
            position = torch.arange(length, dtype=torch.float64)[:, None]
            angle = position / 10000 ** (torch.arange(0, channels, 2, dtype=torch.float64) / channels)
            table = torch.zeros(length, channels, dtype=torch.float64)
            table[:, 0::2] = torch.sin(angle)
            table[:, 1::2] = torch.cos(angle)[:, :channels // 2]
            self.table = table.numpy()

    def real(self, inputs):
        return inputs[0] + self.table

    def quantize(self, sources, target):
        if not self.learned:
            self.quantization = Quantization(numpy.float32(1 / 127), 0)
            self.numbers = self.quantization.quantize(self.table.astype(numpy.float32))
            return []
        scales = symmetric_scales(self.table, None)
        self.quantization = Quantization(scales[0], 0)
        self.numbers = quantize_weights(self.table, scales, 0)
        return [Tensor(self.name + ".weight", "int8", self.numbers, scales)]

    def integer(self, inputs, sources, target, clamp):
        return arithmetic.add([inputs[0], self.numbers], [sources[0], self.quantization], target, FULL_RANGE)


class RotaryEncoding(Layer):
    """Pairs of values as complex numbers, turned by angles that grow with the position."""

    def prepare(self, size):
        self.shape, self.size = self.input_shapes[0], size
        self.halves = self.options.get("Pairs", "Halves") == "Halves"
        self.base = float(numpy.float32(self.options.get("Base", 10000.0)))

    def turn(self, x):
        """Real values or integers less their zero point."""
        length = self.shape[0]
        heads = torch.from_numpy(x.astype(numpy.float64)).reshape(length, -1, self.size)
        half = self.size // 2
        pairs = torch.stack([heads[..., :half], heads[..., half:]], -1) if self.halves else heads.reshape(length, -1, half, 2)
        angles = torch.outer(torch.arange(length, dtype=torch.float64), self.base ** (-torch.arange(0, self.size, 2, dtype=torch.float64) / self.size))
        turned = torch.view_as_real(torch.view_as_complex(pairs.contiguous()) * torch.polar(torch.ones_like(angles), angles)[:, None])
        turned = torch.cat([turned[..., 0], turned[..., 1]], -1) if self.halves else turned
        return turned.reshape(self.shape).numpy()

    def real(self, inputs):
        return self.turn(inputs[0])

    def integer(self, inputs, sources, target, clamp):
        return nearest_steps(self.turn(inputs[0] - sources[0].zero) * float(sources[0].scale), target)


class Normalization(Layer):
    """Over the channels of each position; gamma and beta are floats in int8 networks too."""

    has_beta = True

    def prepare(self):
        self.shape = self.input_shapes[0]
        self.epsilon = float(numpy.float32(self.options.get("Epsilon", 1e-5)))
        channels = self.shape[-1]
        self.parameters["gamma"] = self.random.uniform(0.5, 1.5, channels).astype(numpy.float32)
        if self.has_beta:
            self.parameters["beta"] = (self.normal(channels) * 0.3).astype(numpy.float32)

    def quantize(self, sources, target):
        return [Tensor(f"{self.name}.{name}", "float32", value) for name, value in self.parameters.items()]

    def parameter(self, name):
        return torch.from_numpy(self.parameters[name].astype(numpy.float64))

    def integer(self, inputs, sources, target, clamp):
        return nearest_steps(self.real([float(sources[0].scale) * (inputs[0] - sources[0].zero)]), target)


class LayerNorm(Normalization):
    def real(self, inputs):
        return F.layer_norm(torch.from_numpy(inputs[0].copy()), self.shape[-1:], self.parameter("gamma"), self.parameter("beta"), self.epsilon).numpy()


class RmsNorm(Normalization):
    has_beta = False

    def real(self, inputs):
        x = torch.from_numpy(inputs[0].copy())
        return (x * torch.rsqrt((x * x).mean(-1, keepdim=True) + self.epsilon) * self.parameter("gamma")).numpy()


class MatMul(Layer):
    """t x h d and s x g d to t x h x s (TransposeRight), or t x h x s and s x g d to t x h d."""

    def prepare(self, *names):
        left, right = self.input_shapes
        self.heads = self.options.get("Heads", 1)
        self.groups = self.options.get("KeyValueHeads", 0) or self.heads
        self.rows, self.causal = self.options.get("TransposeRight", False), self.options.get("Causal", False)
        self.size = right[1] // self.groups
        self.shape = (left[0], self.size * self.heads) if not self.rows else (left[0], self.heads, right[0]) if self.heads > 1 else (left[0], right[0])

    def product(self, left, right):
        """Head by head; results of rows that do not meet are 0."""
        length, others = left.shape[0], right.shape[0]
        keys = numpy.repeat(right.reshape(others, self.groups, self.size), self.heads // self.groups, axis=1)
        if self.rows:
            result = numpy.einsum("thd,shd->ths", left.reshape(length, self.heads, self.size), keys)
            return (result * numpy.tril(numpy.ones((length, others), result.dtype))[:, None] if self.causal else result).reshape(self.shape)
        weights = left.reshape(length, self.heads, others)
        if self.causal:
            weights = weights * numpy.tril(numpy.ones((length, others), weights.dtype))[:, None]
        return numpy.einsum("ths,shd->thd", weights, keys).reshape(self.shape)

    def real(self, inputs):
        return self.product(*inputs)

    def integer(self, inputs, sources, target, clamp):
        sums = self.product(inputs[0] - sources[0].zero, inputs[1] - sources[1].zero)
        scale = float(numpy.float32(sources[0].scale) * numpy.float32(sources[1].scale))
        return requantize(sums, *quantize_multiplier(scale / float(target.scale)), target, FULL_RANGE)


class AdditiveScores(Layer):
    """w . tanh(query + key) for each key. In int8 sums have 12 bits behind the point, tangents 15; fewer where n products would leave 32 bits."""

    most_scale, most_shift = 64.0, 24

    def prepare(self, *names):
        self.shape = (1, self.input_shapes[1][0])
        self.parameters["weight"] = (self.normal(self.input_shapes[0][0]) * self.hints.weight_gain).astype(numpy.float32)
        if self.hints.zero_channel is not None:
            self.parameters["weight"][self.hints.zero_channel] = 0

    def real(self, inputs):
        return (numpy.tanh(inputs[0] + inputs[1]) @ self.parameters["weight"].astype(numpy.float64)).reshape(self.shape)

    def quantize(self, sources, target):
        weight = self.parameters["weight"].astype(numpy.float64)
        self.scales = symmetric_scales(weight, None)
        self.weight = quantize_weights(weight, self.scales, 0)
        return [Tensor(self.name + ".weight", "int8", self.weight, self.scales)]

    def factor(self, source, shift):
        return int(round_half_away(min(float(source.scale), self.most_scale) * 2.0 ** (12 + shift)))

    def integer(self, inputs, sources, target, clamp):
        shift = self.most_shift
        while 256 * sum(self.factor(source, shift) for source in sources) > 1 << 30:
            shift -= 1
        narrowed = 0
        while self.weight.size * 128 * (32768 >> narrowed) > 2 ** 31 - 1:
            narrowed += 1
        total = sum((x.astype(numpy.int64) - source.zero) * self.factor(source, shift) for x, source in zip(inputs, sources))
        tangents = tanh(clip16((total + ((1 << shift) >> 1)) >> shift))
        tangents = (tangents + ((1 << narrowed) >> 1)) >> narrowed
        factor = float(self.scales[0]) * 2.0 ** (narrowed - 15) / float(target.scale)
        return requantize(tangents @ self.weight, *quantize_multiplier(factor), target, clamp).reshape(self.shape)
