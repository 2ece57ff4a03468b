"""Layers with weights: the parameters, batch normalization, folding and quantization that they share."""

import math

import numpy

from netgen.layers.layer import Layer
from netgen.parameters import Tensor
from netgen.quantization import quantize_bias, quantize_weights, symmetric_scales


def normalization_parameters(random, channels):
    """Gamma of both signs; the statistics of a trained layer."""
    return {
        "gamma": random.uniform(0.5, 1.5, channels) * random.choice([-1.0, 1.0], channels, p=[0.25, 0.75]),
        "beta": random.normal(0, 0.3, channels),
        "mean": random.normal(0, 0.3, channels),
        "variance": random.uniform(0.3, 2.0, channels),
    }


def normalization_factors(parameters, epsilon):
    """Batch normalization as a factor and an offset for each channel."""
    p = {name: numpy.asarray(value, numpy.float64) for name, value in parameters.items()}
    factor = p["gamma"] / numpy.sqrt(p["variance"] + numpy.float64(numpy.float32(epsilon)))
    return factor, p["beta"] - p["mean"] * factor


class Weighted(Layer):
    """A layer with weights, a bias and perhaps batch normalization. `axis` is the weights' output channel."""

    axis = 0

    def make_parameters(self, shape, fan_in):
        channels = shape[self.axis]
        if self.owner is not None:
            self.parameters["weight"] = self.owner.parameters["weight"]
            self.make_bias(channels)
            return
        weight = self.normal(*shape) * (self.hints.weight_gain / math.sqrt(fan_in))
        if self.hints.zero_channel is not None:
            numpy.moveaxis(weight, self.axis, 0)[self.hints.zero_channel] = 0
        self.parameters["weight"] = weight.astype(numpy.float32)
        self.make_bias(channels)
        if self.options.get("BatchNorm", False):
            for name, value in normalization_parameters(self.random, channels).items():
                self.parameters[name] = value.astype(numpy.float32)

    def make_bias(self, channels):
        if self.options.get("Bias", True):
            self.parameters["bias"] = (self.normal(channels) * 0.3 * self.hints.bias_gain).astype(numpy.float32)

    def linear(self, x, weight):
        """The layer without bias over the reals."""
        raise NotImplementedError

    def real(self, inputs):
        result = self.linear(inputs[0], self.parameters["weight"].astype(numpy.float64))
        if "bias" in self.parameters:
            result = result + self.parameters["bias"].astype(numpy.float64)
        if "gamma" in self.parameters:
            factor, offset = normalization_factors(
                {name: self.parameters[name] for name in ("gamma", "beta", "mean", "variance")},
                self.options.get("Epsilon", 1e-3))
            result = result * factor + offset
        return result

    def folded_parameters(self):
        """Weight and bias with every batch normalization worked in."""
        weight = self.parameters["weight"].astype(numpy.float64)
        bias = self.parameters.get("bias")
        bias = None if bias is None else bias.astype(numpy.float64)
        foldings = [(self.parameters, self.options.get("Epsilon", 1e-3))] if "gamma" in self.parameters else []
        if self.folded is not None:
            foldings.append((self.folded.parameters, self.folded.options.get("Epsilon", 1e-3)))
        for parameters, epsilon in foldings:
            factor, offset = normalization_factors(
                {name: parameters[name] for name in ("gamma", "beta", "mean", "variance")}, epsilon)
            shape = [1] * weight.ndim
            shape[self.axis] = -1
            weight = weight * factor.reshape(shape)
            bias = offset if bias is None else bias * factor + offset
        return weight, bias

    def quantize(self, sources, target):
        weight, bias = self.folded_parameters()
        if self.owner is not None:
            self.scales, self.weight = self.owner.scales, self.owner.weight
        else:
            self.scales = symmetric_scales(weight, None if self.hints.per_tensor else self.axis, self.hints.weight_steps)
            self.weight = quantize_weights(weight, self.scales, self.axis)
        self.bias = None if bias is None else quantize_bias(bias, sources[0].scale, self.scales)
        tensors = [] if self.owner is not None else [Tensor(self.name + ".weight", "int8", self.weight, self.scales, self.axis)]
        if bias is not None:
            tensors.append(Tensor(self.name + ".bias", "int32", self.bias))
        return tensors
