"""Activation functions over the reals, in float64."""

import numpy
import torch
import torch.nn.functional as F

SIMPLE = {
    "None": lambda x: x,
    "Relu": F.relu,
    "Relu6": F.relu6,
    "Sigmoid": torch.sigmoid,
    "HardSigmoid": F.hardsigmoid,
    "Tanh": torch.tanh,
    "HardSwish": F.hardswish,
    "Swish": F.silu,
    "Gelu": F.gelu,
    "GeluTanh": lambda x: F.gelu(x, approximate="tanh"),
    "Elu": F.elu,
}


def activate(name, x, slope=None):
    """The function of an array; `slope` is LeakyRelu's or PRelu's."""
    x = torch.from_numpy(numpy.ascontiguousarray(x, numpy.float64))
    if name in ("LeakyRelu", "PRelu"):
        slope = torch.as_tensor(numpy.asarray(slope, numpy.float64))
        return torch.where(x >= 0, x, slope * x).numpy()
    return SIMPLE[name](x).numpy()
