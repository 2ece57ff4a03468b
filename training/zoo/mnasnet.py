"""MnasNet-A1 (arXiv:1807.11626, figure 7) and B1, padded as TensorFlow pads."""

from torch import nn

from zoo.mobilenet import Bottleneck
from zoo.parts import Conventions, Means, dense, unit_name

CONVENTIONS = Conventions("same", False, 1e-3, "relu")


def mnasnet(rows):
    """Rows: expansion, kernel, channels, units, stride, squeeze and excitation (of a quarter of the unit's input)."""

    def build(width, size, units):
        layers, inputs = [CONVENTIONS.conv("Stem", 3, width(32), 3, 2)], width(32)
        for stage, (expansion, kernel, channels, count, stride, excited) in enumerate(rows, 1):
            for i in range(count):
                name = unit_name(f"Stage{stage}", i, count)
                layers.append(Bottleneck(name, inputs, inputs * expansion, width(channels), kernel, stride if i == 0 else 1, CONVENTIONS, max(inputs // 4, 1) if excited else 0))
                inputs = width(channels)
        return nn.Sequential(*layers, CONVENTIONS.conv("Head", inputs, width(1280), 1), Means(), dense("Logits", width(1280), units(1000)))

    return build


a1 = mnasnet([(1, 3, 16, 1, 1, False), (6, 3, 24, 2, 2, False), (3, 5, 40, 3, 2, True), (6, 3, 80, 4, 2, False), (6, 3, 112, 2, 1, True), (6, 5, 160, 3, 2, True), (6, 3, 320, 1, 1, False)])
b1 = mnasnet([(1, 3, 16, 1, 1, False), (3, 3, 24, 3, 2, False), (3, 5, 40, 3, 2, False), (6, 5, 80, 3, 2, False), (6, 3, 96, 2, 1, False), (6, 5, 192, 4, 2, False), (6, 3, 320, 1, 1, False)])
