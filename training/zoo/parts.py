"""PyTorch's layers under NetGen's names, and the modules that the networks share."""

import torch
from torch import nn
from torch.nn import functional

ACTIVATIONS = {"none": nn.Identity, "relu": nn.ReLU, "relu6": nn.ReLU6, "swish": nn.SiLU, "hswish": nn.Hardswish, "sigmoid": nn.Sigmoid, "hsigmoid": nn.Hardsigmoid}


def named(name, layer):
    """A layer whose parameters NetGen calls name.weight, name.gamma, ..."""
    layer.netgen = name
    return layer


class Same(nn.Module):
    """TensorFlow's padding: ceil(size / stride) outputs, the odd one at the bottom right."""

    def __init__(self, kernel, stride, value=0.0):
        super().__init__()
        self.kernel, self.stride, self.value = kernel, stride, value

    def forward(self, x):
        sides = []
        for size, kernel, stride in zip(reversed(x.shape[2:]), reversed(self.kernel), reversed(self.stride)):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            sides += [total // 2, total - total // 2]
        return functional.pad(x, sides, value=self.value)


class Conventions:
    """What a paper says once: padding, bias, epsilon of the normalization (None without) and activation of its convolutions."""

    def __init__(self, padding, bias, epsilon, activation):
        self.padding, self.bias, self.epsilon, self.activation = padding, bias, epsilon, activation

    def conv(self, name, inputs, outputs, kernel, stride=1, groups=1, activation=None, padding=None, bias=None, epsilon=-1):
        """Padding, convolution, normalization, activation. padding: "same", "symmetric" (kernel // 2), "valid" or a number."""
        kernel = (kernel, kernel) if isinstance(kernel, int) else kernel
        padding = self.padding if padding is None else padding
        epsilon = self.epsilon if epsilon == -1 else epsilon
        layers = []
        if padding == "same":
            layers.append(Same(kernel, (stride, stride)))
            pads = 0
        else:
            pads = tuple(size // 2 for size in kernel) if padding == "symmetric" else 0 if padding == "valid" else padding
        layers.append(named(name, nn.Conv2d(inputs, outputs, kernel, stride, pads, groups=groups, bias=self.bias if bias is None else bias)))
        if epsilon is not None:
            layers.append(named(name, nn.BatchNorm2d(outputs, eps=epsilon)))
        layers.append(ACTIVATIONS[activation or self.activation]())
        return nn.Sequential(*layers)

    def depthwise(self, name, channels, kernel, stride=1, activation=None):
        return self.conv(name, channels, channels, kernel, stride, groups=channels, activation=activation)


def dense(name, inputs, outputs, activation="none", epsilon=None):
    norm = [] if epsilon is None else [named(name, nn.BatchNorm1d(outputs, eps=epsilon))]
    return nn.Sequential(named(name, nn.Linear(inputs, outputs)), *norm, ACTIVATIONS[activation]())


class Vector(nn.Module):
    """A map as a vector in the order rows, columns, channels."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


class Means(nn.Module):
    """Global average pooling."""

    def forward(self, x):
        return x.mean((2, 3))


class SqueezeExcite(nn.Module):
    """arXiv:1709.01507: channels scaled by what two dense layers make of their means."""

    def __init__(self, name, channels, squeezed, activation="relu", gate="sigmoid"):
        super().__init__()
        self.factors = nn.Sequential(Means(), dense(name + ".reduce", channels, squeezed, activation), dense(name + ".expand", squeezed, channels, gate))

    def forward(self, x):
        return x * self.factors(x)[:, :, None, None]


def shuffle(x, groups):
    """Channels of the groups dealt in turns."""
    batch, channels, height, width = x.shape
    return x.view(batch, groups, channels // groups, height, width).transpose(1, 2).reshape(batch, channels, height, width)


class Widths:
    """Channels times a factor, to the nearest multiple of a divisor (halves upwards), at least that, and one multiple more where over a tenth is lost."""

    def __init__(self, factor=1.0, divisor=8):
        self.factor, self.divisor = factor, divisor

    def __call__(self, channels):
        if self.factor == 1:
            return channels
        wanted = channels * self.factor
        width = max(self.divisor, int(wanted + self.divisor / 2) // self.divisor * self.divisor)
        return width + self.divisor if width < 0.9 * wanted else width


def unit_name(stage, i, units):
    """The name of a stage's unit, i from 0 on; a stage of one unit has no numbers."""
    return stage if units == 1 else f"{stage}.{i + 1}"


def joined(*outputs):
    return torch.cat(outputs, 1)
