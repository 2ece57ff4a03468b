"""ShuffleNet V1 (arXiv:1707.01083) as Megvii's code has it, V2 (1807.11164) as torchvision and as Megvii have it. Symmetric padding, epsilon 1e-5."""

from torch import nn

from zoo.parts import Conventions, Means, dense, joined, shuffle

CONVENTIONS = Conventions("symmetric", False, 1e-5, "relu")
conv, depthwise = CONVENTIONS.conv, CONVENTIONS.depthwise
UNITS = (4, 8, 4)


class UnitV1(nn.Module):
    """The shuffle stands behind the depthwise convolution. With a stride the input, averaged (padding counted), stays in front of the branch."""

    def __init__(self, name, inputs, outputs, groups, stride, first):
        super().__init__()
        middle, self.groups, self.stride = outputs // 4, groups, stride
        branch = outputs - inputs if stride == 2 else outputs
        self.reduce = conv(name + ".reduce", inputs, middle, 1, groups=1 if first else groups)
        self.depthwise = depthwise(name + ".depthwise", middle, 3, stride, "none")
        self.expand = conv(name + ".expand", middle, branch, 1, groups=groups, activation="none")
        self.pool, self.relu = nn.AvgPool2d(3, 2, padding=1), nn.ReLU()

    def forward(self, x):
        branch = self.expand(shuffle(self.depthwise(self.reduce(x)), self.groups))
        return self.relu(x + branch) if self.stride == 1 else joined(self.pool(x), self.relu(branch))


class UnitV2(nn.Module):
    """torchvision: the first half passes, both are shuffled behind. With a stride both branches see everything."""

    def __init__(self, name, inputs, outputs, stride):
        super().__init__()
        half, self.stride = outputs // 2, stride
        self.first = nn.Sequential(depthwise(name + ".depthwise1", inputs, 3, 2, "none"), conv(name + ".pointwise1", inputs, half, 1)) if stride == 2 else nn.Identity()
        self.second = nn.Sequential(conv(name + ".reduce", inputs if stride == 2 else half, half, 1), depthwise(name + ".depthwise", half, 3, stride, "none"), conv(name + ".expand", half, half, 1))

    def forward(self, x):
        first, second = (x, x) if self.stride == 2 else x.chunk(2, dim=1)
        return shuffle(joined(self.first(first), self.second(second)), 2)


class UnitMegvii(nn.Module):
    """Megvii: the even channels pass, the odd ones are worked on. With a stride the short branch keeps the input's width."""

    def __init__(self, name, inputs, outputs, stride):
        super().__init__()
        middle, self.stride = outputs // 2, stride
        source, branch = (inputs, outputs - inputs) if stride == 2 else (inputs // 2, outputs - inputs // 2)
        self.first = nn.Sequential(depthwise(name + ".depthwise1", inputs, 3, 2, "none"), conv(name + ".pointwise1", inputs, inputs, 1)) if stride == 2 else nn.Identity()
        self.second = nn.Sequential(conv(name + ".reduce", source, middle, 1), depthwise(name + ".depthwise", middle, 3, stride, "none"), conv(name + ".expand", middle, branch, 1))

    def forward(self, x):
        even, odd = (x, x) if self.stride == 2 else (x[:, 0::2], x[:, 1::2])
        return joined(self.first(even), self.second(odd))


def front(width):
    return [conv("Body.Conv1", 3, width(24), 3, 2), nn.MaxPool2d(3, 2, padding=1)]


def v1(groups, channels):
    def build(width, size, units):
        layers, inputs = front(width), width(24)
        for stage, count in enumerate(UNITS):
            outputs = width(channels << stage)
            for i in range(count):
                layers.append(UnitV1(f"Body.Stage{stage + 2}.{i + 1}", inputs, outputs, groups, 2 if i == 0 else 1, stage == 0 and i == 0))
                inputs = outputs
        return nn.Sequential(*layers, Means(), dense("Body.Logits", inputs, units(1000)))

    return build


def v2(unit, channels=116):
    def build(width, size, units):
        layers, inputs = front(width), width(24)
        for stage, count in enumerate(UNITS):
            outputs = width(channels << stage)
            for i in range(count):
                layers.append(unit(f"Body.Stage{stage + 2}.{i + 1}", inputs, outputs, 2 if i == 0 else 1))
                inputs = outputs
        return nn.Sequential(*layers, conv("Body.Conv5", inputs, width(1024), 1), Means(), dense("Body.Logits", width(1024), units(1000)))

    return build
