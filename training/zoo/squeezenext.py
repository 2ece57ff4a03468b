"""SqueezeNext (arXiv:1803.10615): 1.0-SqNxt-23 and 23v5. Symmetric padding, Caffe's pooling, epsilon 1e-5. Behind each convolution normalization and ReLU."""

from torch import nn

from zoo.parts import Conventions, Means, dense, unit_name

CONVENTIONS = Conventions("symmetric", False, 1e-5, "relu")
conv = CONVENTIONS.conv


class Block(nn.Module):
    """Figure 1. Every second block of a stage has its kernels in the other order."""

    def __init__(self, name, inputs, outputs, stride, row_first):
        super().__init__()
        half, quarter = outputs // 2, outputs // 4
        first, second = (("horizontal", (1, 3)), ("vertical", (3, 1)))[:: 1 if row_first else -1]
        self.layers = nn.Sequential(
            conv(name + ".reduce1", inputs, half, 1, stride), conv(name + ".reduce2", half, quarter, 1),
            conv(f"{name}.{first[0]}", quarter, half, first[1]), conv(f"{name}.{second[0]}", half, half, second[1]),
            conv(name + ".expand", half, outputs, 1))
        self.shortcut = conv(name + ".shortcut", inputs, outputs, 1, stride) if stride > 1 or inputs != outputs else nn.Identity()
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.relu(self.shortcut(x) + self.layers(x))


def stage(name, inputs, outputs, count, stride):
    return [Block(unit_name(name, i, count), inputs if i == 0 else outputs, outputs, stride if i == 0 else 1, i % 2 == 1) for i in range(count)]


def sqnxt_23(width, size, units):
    layers, inputs = [conv("Conv1", 3, width(64), 7, 2, padding="valid"), nn.MaxPool2d(3, 2, ceil_mode=True)], width(64)
    for i, (channels, count) in enumerate(((32, 6), (64, 6), (128, 8), (256, 1)), 1):
        layers += stage(f"Stage{i}", inputs, width(channels), count, 1 if i == 1 else 2)
        inputs = width(channels)
    return nn.Sequential(*layers, conv("Last", inputs, width(128), 1), Means(), dense("Logits", width(128), units(1000)))


def sqnxt_23v5(width, size, units):
    """A smaller first kernel, fewer blocks in front; a convolution of its own reduces the map before each stage."""
    layers, inputs = [conv("Conv1", 3, width(64), 5, 2, padding="valid"), nn.MaxPool2d(3, 2, ceil_mode=True)], width(64)
    for i, (channels, count) in enumerate(((32, 2), (64, 4), (128, 14), (256, 1)), 1):
        layers.append(conv(f"Reduce{i}", inputs, width(channels), 1, 1 if i == 1 else 2))
        inputs = width(channels)
        layers += stage(f"Stage{i}", inputs, inputs, count, 1)
    return nn.Sequential(*layers, conv("Last", inputs, width(128), 1), Means(), dense("Logits", width(128), units(1000)))
