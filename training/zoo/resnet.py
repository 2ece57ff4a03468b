"""ResNet-50 (arXiv:1512.03385), table 1; SE-ResNet-50 (1709.01507), table 1. Symmetric padding, epsilon 1e-5."""

from torch import nn

from zoo.parts import Conventions, Means, SqueezeExcite, dense

CONVENTIONS = Conventions("symmetric", False, 1e-5, "relu")
conv = CONVENTIONS.conv


class Bottleneck(nn.Module):
    """strides: of the first 1 x 1 and of the 3 x 3 convolution. Squeeze and excitation stands behind the last normalization, before the sum."""

    def __init__(self, name, inputs, middle, outputs, strides, reduction):
        super().__init__()
        stride = strides[0] * strides[1]
        layers = [conv(name + ".conv1", inputs, middle, 1, strides[0]), conv(name + ".conv2", middle, middle, 3, strides[1]), conv(name + ".conv3", middle, outputs, 1, activation="none")]
        if reduction:
            layers.append(SqueezeExcite(name + ".se", outputs, outputs // reduction))
        self.layers = nn.Sequential(*layers)
        self.shortcut = conv(name + ".shortcut", inputs, outputs, 1, stride, activation="none") if stride > 1 or inputs != outputs else nn.Identity()
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.relu(self.shortcut(x) + self.layers(x))


def resnet50(reduction, in_kernel):
    def build(width, size, units):
        layers, inputs = [conv("Body.Conv1", 3, width(64), 7, 2), nn.MaxPool2d(3, 2, padding=1)], width(64)
        for stage, (middle, count) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3)), 1):
            for i in range(count):
                stride = 2 if stage > 1 and i == 0 else 1
                layers.append(Bottleneck(f"Body.Layer{stage}.{i + 1}", inputs, width(middle), width(4 * middle), (1, stride) if in_kernel else (stride, 1), reduction))
                inputs = width(4 * middle)
        return nn.Sequential(*layers, Means(), dense("Body.Logits", inputs, units(1000)))

    return build


v1 = resnet50(0, False)
se_v1 = resnet50(16, False)
se_v15 = resnet50(16, True)
