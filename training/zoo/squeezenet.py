"""SqueezeNet (arXiv:1602.07360) and its version 1.1 (github.com/forresti/SqueezeNet)."""

from torch import nn

from zoo.parts import Conventions, Means, joined

CONVENTIONS = Conventions("symmetric", True, None, "relu")
conv = CONVENTIONS.conv


class Fire(nn.Module):
    """bypass: "none"; "simple" adds the input; "complex" adds a 1 x 1 convolution of it, without activation. No activation follows the sum."""

    def __init__(self, name, inputs, squeeze, expand, bypass="none"):
        super().__init__()
        self.squeeze = conv(name + ".squeeze", inputs, squeeze, 1)
        self.narrow = conv(name + ".expand1x1", squeeze, expand, 1)
        self.wide = conv(name + ".expand3x3", squeeze, expand, 3)
        self.bypass = {"none": None, "simple": nn.Identity()}.get(bypass, conv(name + ".bypass", inputs, 2 * expand, 1, activation="none") if bypass == "complex" else None)

    def forward(self, x):
        squeezed = self.squeeze(x)
        expanded = joined(self.narrow(squeezed), self.wide(squeezed))
        return expanded if self.bypass is None else expanded + self.bypass(x)


def pool():
    return nn.MaxPool2d(3, 2, ceil_mode=True)


def squeezenet(first, places, even="none", odd="none", pad=0):
    """first: channels and kernel of the first convolution. places: the fire modules that pooling follows. pad: of the last convolution."""

    def build(width, size, units):
        layers = [conv("Body.Conv1", 3, width(first[0]), first[1], 2, padding="valid"), pool()]
        inputs = width(first[0])
        for i, (squeeze, expand) in enumerate(((16, 64), (16, 64), (32, 128), (32, 128), (48, 192), (48, 192), (64, 256), (64, 256)), 2):
            layers.append(Fire(f"Body.Fire{i}", inputs, width(squeeze), width(expand), odd if i % 2 else even))
            inputs = 2 * width(expand)
            if i in places:
                layers.append(pool())
        return nn.Sequential(*layers, conv("Body.Conv10", inputs, units(1000), 1, padding=pad), Means())

    return build


plain = squeezenet((96, 7), (4, 8))
released = squeezenet((96, 7), (4, 8), pad=1)
simple_bypass = squeezenet((96, 7), (4, 8), odd="simple")
complex_bypass = squeezenet((96, 7), (4, 8), even="complex", odd="simple")
v11 = squeezenet((64, 3), (3, 5))
