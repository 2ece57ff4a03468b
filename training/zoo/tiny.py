"""The networks of MLPerf Tiny (github.com/mlcommons/tiny), as Keras runs them: padding "same", epsilon 1e-3, a bias before each normalization."""

from torch import nn

from zoo.mobilenet import separable, v1_body
from zoo.parts import Conventions, Means, Vector, dense

CONVENTIONS = Conventions("same", True, 1e-3, "relu")
conv = CONVENTIONS.conv


def keyword_spotting(width, size, units):
    """DS-CNN. The pool of 24 x 5 leaves the 25th row out."""
    blocks = [separable(f"Blocks.{i}", 64, 64, 1, CONVENTIONS) for i in range(1, 5)]
    return nn.Sequential(conv("Conv0", 1, 64, (10, 4), 2), *blocks, nn.AvgPool2d((24, 5)), Vector(), dense("Logits", 64, 12))


def visual_wake_words(width, size, units):
    layers = v1_body("", width, lambda name, inputs, outputs, stride: separable(name, inputs, outputs, stride, CONVENTIONS), CONVENTIONS)
    return nn.Sequential(*layers, Means(), dense("Logits", width(1024), 2))


class Stack(nn.Module):
    """Two 3 x 3 convolutions; with a stride a 1 x 1 convolution of the stack's input, which has no normalization, replaces it in the sum."""

    def __init__(self, name, inputs, outputs, stride):
        super().__init__()
        self.layers = nn.Sequential(conv(name + ".conv1", inputs, outputs, 3, stride), conv(name + ".conv2", outputs, outputs, 3, activation="none"))
        self.shortcut = conv(name + ".shortcut", inputs, outputs, 1, stride, activation="none", epsilon=None) if stride > 1 else nn.Identity()
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.relu(self.shortcut(x) + self.layers(x))


def image_classification(width, size, units):
    return nn.Sequential(
        conv("Conv0", 3, width(16), 3), Stack("Stack1", width(16), width(16), 1), Stack("Stack2", width(16), width(32), 2), Stack("Stack3", width(32), width(64), 2),
        nn.AvgPool2d(8), Vector(), dense("Logits", width(64), 10))


def anomaly_detection(width, size, units):
    wide = units(128)
    sizes = [640, wide, wide, wide, wide, 8, wide, wide, wide, wide]
    names = [f"Encode.{i}" for i in range(1, 5)] + ["Code"] + [f"Decode.{i}" for i in range(1, 5)]
    layers = [dense(name, inputs, outputs, "relu", 1e-3) for name, inputs, outputs in zip(names, sizes, sizes[1:])]
    return nn.Sequential(*layers, dense("Restored", wide, 640))
