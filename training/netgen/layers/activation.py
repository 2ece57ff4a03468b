"""Activation functions: fused into a layer, or as layers of their own."""

import numpy

from netgen.functions import activate
from netgen.layers.layer import Layer
from netgen.parameters import Tensor
from netgen.quantization import quantize_weights, symmetric_scales
from netgen.tflite import activations
from netgen.tflite.requantize import by_table

CLAMPS = ("None", "Relu", "Relu6")
FIXED_OUTPUTS = {"Sigmoid": activations.SIGMOID_OUTPUT, "Tanh": activations.TANH_OUTPUT}


class Function:
    """An activation function that is more than a clamp, with its slopes."""

    def __init__(self, kind, layer, alpha):
        self.kind, self.layer = kind, layer
        self.slope = float(numpy.float32(alpha))
        if kind == "PRelu":
            layer.parameters["alpha"] = layer.random.uniform(-0.1, 0.5, layer.shape[-1]).astype(numpy.float32)
            self.slope = layer.parameters["alpha"]

    def real(self, x):
        return activate(self.kind, x, self.slope)

    def output_quantization(self, chosen):
        return FIXED_OUTPUTS.get(self.kind, chosen)

    def quantize(self):
        if self.kind != "PRelu":
            return []
        self.alpha_scales = symmetric_scales(self.slope, None)
        self.alpha = quantize_weights(self.slope, self.alpha_scales, 0)
        return [Tensor(self.layer.name + ".alpha", "int8", self.alpha, self.alpha_scales)]

    def integer(self, x, source, target):
        if self.kind == "LeakyRelu":
            return activations.leaky_relu(x, self.slope, source, target)
        if self.kind == "PRelu":
            return activations.prelu(x, self.alpha, self.alpha_scales[0], source, target)
        if self.kind == "Sigmoid":
            return activations.sigmoid(x, source)
        if self.kind == "Tanh":
            return activations.tanh(x, source)
        if self.kind == "HardSwish":
            return activations.hard_swish(x, source, target)
        return by_table(x, lambda real: activate(self.kind, real), source, target)


class Activate(Layer):
    """A function as a layer of its own."""

    def prepare(self, kind):
        self.shape = self.input_shapes[0]
        self.kind = kind
        self.function = None if kind in CLAMPS else Function(kind, self, self.options.get("Alpha", 0.01))

    def real(self, inputs):
        return activate(self.kind, inputs[0]) if self.function is None else self.function.real(inputs[0])

    def output_quantization(self, sources, chosen):
        if self.kind in ("None", "Relu6"):
            return self.hints.quantization or sources[0]
        return chosen if self.function is None else self.function.output_quantization(chosen)

    def quantize(self, sources, target):
        return [] if self.function is None else self.function.quantize()

    def integer(self, inputs, sources, target, clamp):
        if self.function is None:
            return activations.rectify(inputs[0], self.kind, sources[0], target)
        return self.function.integer(inputs[0], sources[0], target)
