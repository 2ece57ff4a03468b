"""The network twice: for training in PyTorch, and as C# declares it (for the int8 reference)."""

import torch.nn.functional as F
from torch import nn

from keywords.recordings import CLASSES, FRONT, FRONT_SCALE, FRONT_ZERO
from netgen.network import Network
from netgen.quantization import Quantization

FRAMES, MELS = 50, FRONT.mels
STEM = 16
BLOCKS = [(24, 1, 2), (32, 2, 2), (48, 4, 1), (48, 4, 1)]      # channels, dilation over time, stride over mels
COLUMNS = 5

# top, left, bottom, right: nothing below, so that no row waits for a later one
STEM_PADS = [1, 1, 0, 2]


def pads(dilation, stride):
    return [2 * dilation, 0 if stride == 2 else 1, 0, 1]


def declare():
    """The members behind the features. Stem: two frames a step, 40 ms; then a row a step."""
    net = Network("Keywords")
    net.input("Features", FRAMES, MELS, quantization=Quantization(FRONT_SCALE, FRONT_ZERO))
    net.layer("Reshape", "Map", FRAMES, MELS, 1)
    net.layer("Conv2D", "Stem", STEM, 3, 5, Stride=2, Pads=STEM_PADS, Activation="Relu")
    for number, (channels, dilation, stride) in enumerate(BLOCKS, 1):
        options = {} if stride == 1 else {"StrideWidth": stride}
        if dilation > 1:
            options["DilationHeight"] = dilation
        net.layer("DepthwiseConv2D", f"Depthwise{number}", 3, Pads=pads(dilation, stride), Activation="Relu", **options)
        net.layer("PointwiseConv2D", f"Pointwise{number}", channels, Activation="Relu")
    net.layer("AveragePool", "Bands", 1, COLUMNS)
    net.layer("PointwiseConv2D", "Logits", len(CLASSES))
    net.layer("Softmax", "Scores")
    net.finish()
    return net


class Convolution(nn.Module):
    """Convolution with explicit padding, batch normalization, ReLU."""

    def __init__(self, inputs, outputs, kernel, pads=(0, 0, 0, 0), stride=(1, 1), dilation=1, groups=1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, dilation=(dilation, 1), groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        top, left, bottom, right = pads
        self.pads = (left, right, top, bottom)

    def forward(self, x):
        return F.relu(self.norm(self.conv(F.pad(x, self.pads))))

    def folded(self):
        """Weights and biases with the normalization worked in, in float64."""
        factor = self.norm.weight.double() / (self.norm.running_var.double() + self.norm.eps).sqrt()
        weight = self.conv.weight.double() * factor[:, None, None, None]
        return weight.detach().numpy(), (self.norm.bias.double() - self.norm.running_mean.double() * factor).detach().numpy()


class Model(nn.Module):
    """n x 1 x 50 x 40 features to n x 25 x 12 logits. Modules carry the names of the layers."""

    def __init__(self):
        super().__init__()
        self.Stem = Convolution(1, STEM, (3, 5), STEM_PADS, (2, 2))
        before = STEM
        for number, (channels, dilation, stride) in enumerate(BLOCKS, 1):
            self.add_module(f"Depthwise{number}", Convolution(before, before, 3, pads(dilation, stride), (1, stride), dilation, before))
            self.add_module(f"Pointwise{number}", Convolution(before, channels, 1))
            before = channels
        self.Logits = nn.Linear(before, len(CLASSES))

    def forward(self, x):
        x = self.Stem(x)
        for number in range(1, len(BLOCKS) + 1):
            x = getattr(self, f"Pointwise{number}")(getattr(self, f"Depthwise{number}")(x))
        return self.Logits(x.mean(dim=3).transpose(1, 2))

    def parameters_of(self, name):
        """Weight and bias of a layer in the shapes of docs/parameters.md."""
        module = getattr(self, name)
        if isinstance(module, nn.Linear):
            return module.weight.detach().numpy()[:, None, None], module.bias.detach().numpy()
        weight, bias = module.folded()
        return (weight[:, 0].transpose(1, 2, 0) if name.startswith("Depthwise") else weight.transpose(0, 2, 3, 1)), bias
