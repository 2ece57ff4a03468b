"""The network, twice: for training in PyTorch, and as the C# sample declares it (for the int8 reference)."""

import numpy
import torch
import torch.nn.functional as F
from torch import nn

from gestures.motion import CLASSES
from gestures.recordings import INPUT_SCALE
from gestures.sensor import SAMPLES
from netgen.network import Network
from netgen.quantization import Quantization

STEM, BLOCK1, BLOCK2 = 24, 48, 72


def declare():
    """The members of Gestures.cs."""
    net = Network("Gestures")
    net.input("Motion", SAMPLES, 1, 3, quantization=Quantization(numpy.float32(INPUT_SCALE), 0))
    net.layer("Conv2D", "Stem", STEM, 5, 1, Stride=2, Activation="Relu")
    net.layer("DepthwiseSeparableConv2D", "Block1", BLOCK1, 5, 1, Stride=2, Activation="Relu")
    net.layer("DepthwiseSeparableConv2D", "Block2", BLOCK2, 5, 1, Stride=2, Activation="Relu")
    net.layer("GlobalAveragePool", "Pool")
    net.layer("Dense", "Logits", len(CLASSES))
    net.layer("Softmax", "Scores")
    net.finish()
    return net


class Convolution(nn.Module):
    """Convolution over time with TensorFlow's SAME padding, batch normalization, ReLU."""

    def __init__(self, inputs, outputs, kernel, stride=1, groups=1):
        super().__init__()
        self.conv = nn.Conv1d(inputs, outputs, kernel, stride, groups=groups, bias=False)
        self.norm = nn.BatchNorm1d(outputs)
        self.kernel, self.stride = kernel, stride

    def forward(self, x):
        total = max((-(-x.shape[-1] // self.stride) - 1) * self.stride + self.kernel - x.shape[-1], 0)
        return F.relu(self.norm(self.conv(F.pad(x, (total // 2, total - total // 2)))))

    def folded(self):
        """Weights M x C/groups x K and biases with the normalization worked in, in float64."""
        factor = self.norm.weight.double() / torch.sqrt(self.norm.running_var.double() + self.norm.eps)
        weight = self.conv.weight.double() * factor[:, None, None]
        return weight.detach().numpy(), (self.norm.bias.double() - self.norm.running_mean.double() * factor).detach().numpy()


class Model(nn.Module):
    """n x 3 x 64 in g to n x 8 logits. Modules carry the names of the plain layers, dots as underscores."""

    def __init__(self):
        super().__init__()
        self.Stem = Convolution(3, STEM, 5, 2)
        self.Block1_depthwise = Convolution(STEM, STEM, 5, 2, STEM)
        self.Block1_pointwise = Convolution(STEM, BLOCK1, 1)
        self.Block2_depthwise = Convolution(BLOCK1, BLOCK1, 5, 2, BLOCK1)
        self.Block2_pointwise = Convolution(BLOCK1, BLOCK2, 1)
        self.Logits = nn.Linear(BLOCK2, len(CLASSES))

    def forward(self, x):
        for layer in (self.Stem, self.Block1_depthwise, self.Block1_pointwise, self.Block2_depthwise, self.Block2_pointwise):
            x = layer(x)
        return self.Logits(x.mean(dim=2))

    def parameters_of(self, name):
        """Weight and bias of a plain layer in the shapes of docs/parameters.md."""
        module = getattr(self, name.replace(".", "_"))
        if isinstance(module, nn.Linear):
            return module.weight.detach().numpy(), module.bias.detach().numpy()
        weight, bias = module.folded()
        if name.endswith("depthwise"):
            return weight.transpose(2, 1, 0), bias          # C x 1 x K -> K x 1 x C
        return weight.transpose(0, 2, 1)[:, :, None], bias   # M x C x K -> M x K x 1 x C
