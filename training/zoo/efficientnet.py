"""EfficientNet (arXiv:1905.11946), table 1, in several depths; padded as TensorFlow pads, epsilon of the normalization 1e-3."""

import math

from torch import nn

from zoo.mobilenet import Bottleneck
from zoo.parts import Conventions, Means, dense

CONVENTIONS = Conventions("same", False, 1e-3, "swish")

# Expansion, kernel, channels, units, stride.
ROWS = ((1, 3, 16, 1, 1), (6, 3, 24, 2, 2), (6, 5, 40, 2, 2), (6, 3, 80, 3, 2), (6, 5, 112, 3, 1), (6, 5, 192, 4, 2), (6, 3, 320, 1, 1))


def efficientnet(depth):
    def build(width, size, units):
        layers, inputs = [CONVENTIONS.conv("Body.Stem", 3, width(32), 3, 2)], width(32)
        for stage, (expansion, kernel, channels, base, stride) in enumerate(ROWS, 2):
            count = math.ceil(depth * base)
            for i in range(count):
                name = f"Body.Stage{stage}" + (f".{i + 1}" if count > 1 else "") + ".Block"
                layers.append(Bottleneck(name, inputs, inputs * expansion, width(channels), kernel, stride if i == 0 else 1, CONVENTIONS, max(inputs // 4, 1), "swish"))
                inputs = width(channels)
        return nn.Sequential(*layers, CONVENTIONS.conv("Body.Head", inputs, width(1280), 1), Means(), dense("Body.Logits", width(1280), units(1000)))

    return build


b0 = efficientnet(1.0)
b1 = efficientnet(1.1)
