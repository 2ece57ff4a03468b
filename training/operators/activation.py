"""Activation functions: layers of their own, through Activate, and fused."""

import numpy

from netgen.cases import Case, network, single
from netgen.quantization import Quantization

LAYERS = ("Relu", "Relu6", "PRelu", "Sigmoid", "HardSigmoid", "Tanh", "HardSwish", "Swish", "Gelu", "Elu")
FUNCTIONS = ("Relu", "Relu6", "LeakyRelu", "PRelu", "Sigmoid", "HardSigmoid", "Tanh", "HardSwish", "Swish", "Gelu", "GeluTanh", "Elu")
WIDE = {"low": -7.0, "high": 8.0}


def fused(function):
    """Every kind of layer that takes an activation, with one of them."""
    def build(net):
        net.input("X", 4, 5, 3, low=-3.0, high=4.0)
        net.input("Z", 4, 5, 3, low=-2.0, high=2.0)
        net.layer("Conv2D", "Conv", 4, 3, From="X", Activation=function, weight_gain=2.0, output=True)
        net.layer("DepthwiseConv2D", "Depthwise", 3, From="X", Activation=function, weight_gain=2.0, output=True)
        net.layer("AveragePool", "Average", 2, From="X", Stride=1, Activation=function, output=True)
        net.layer("MaxPool", "Largest", 2, From="X", Activation=function, output=True)
        net.layer("GlobalAveragePool", "Mean", From="X", Activation=function, output=True)
        net.layer("BatchNorm", "Norm", From="X", Activation=function, output=True)
        net.layer("Dense", "Units", 6, From="X", Activation=function, weight_gain=2.0, output=True)
        net.layer("Add", "Sum", "X", "Z", Activation=function, output=True)
        net.layer("Multiply", "Product", "X", "Z", Activation=function, output=True)

    return Case(f"fused_{function.lower()}", build)


CASES = [
    *[single(f"{name.lower()}_layer", (4, 5, 3), name, **WIDE) for name in LAYERS],
    single("leakyrelu_layer", (4, 5, 3), "LeakyRelu", **WIDE),
    single("leakyrelu_layer_slope", (4, 5, 3), "LeakyRelu", 0.3, **WIDE),
    single("leakyrelu_layer_slope_above_one", (4, 5, 3), "LeakyRelu", 1.5, **WIDE),
    single("relu_of_vector", (37,), "Relu", **WIDE),
    single("relu_requantized_finer", (4, 4, 2), "Relu", low=-8.0, high=1.0),
    single("relu_of_positive", (4, 4, 2), "Relu", low=0.0, high=3.0),
    single("relu6_rescaled", (4, 4, 2), "Relu6", quantization=Quantization(numpy.float32(6 / 255), -128), **WIDE),
    single("relu6_zero_point_lowest", (4, 4, 2), "Relu6", low=0.0, high=9.0),
    single("sigmoid_saturates", (60,), "Sigmoid", low=-30.0, high=30.0),
    single("sigmoid_narrow", (40,), "Sigmoid", low=-0.2, high=0.3),
    single("tanh_saturates", (60,), "Tanh", low=-25.0, high=20.0),
    single("tanh_narrow", (40,), "Tanh", low=-0.2, high=0.3),
    single("hardswish_wide", (60,), "HardSwish", low=-40.0, high=90.0),
    single("hardswish_narrow", (40,), "HardSwish", low=-1.0, high=0.5),
    single("hardsigmoid_output_as_sigmoid", (60,), "HardSigmoid", quantization=Quantization(numpy.float32(1 / 256), -128), **WIDE),
    single("gelu_wide", (60,), "Gelu", low=-20.0, high=20.0),
    single("elu_wide", (60,), "Elu", low=-20.0, high=5.0),
    single("elu_narrow", (60,), "Elu", low=-0.5, high=0.1),
    single("swish_narrow", (60,), "Swish", low=-2.0, high=1.0),
    single("prelu_of_vector", (9,), "PRelu", **WIDE),
    single("prelu_of_sequence", (6, 4), "PRelu", **WIDE),
    single("activate_leakyrelu", (3, 4, 2), "Activate", "LeakyRelu", Alpha=0.25, **WIDE),
    *[fused(function) for function in FUNCTIONS],
]


@network(CASES)
def activate_every_function(net):
    net.input("X", 3, 4, 2, **WIDE)
    for function in ("None", *FUNCTIONS):
        net.layer("Activate", "Y" + function, function, From="X", output=True)
