"""AlexNet: Caffe's bvlc_alexnet (arXiv:1404.5997 cites the paper of 2012), and torchvision's of one tower."""

from torch import nn

from zoo.parts import Conventions, Vector, dense

CONVENTIONS = Conventions("symmetric", True, None, "relu")


def caffe(width, size, units):
    """Caffe rounds the sizes of pooled maps up, and normalizes each value by the four channels around it."""
    norm = lambda: nn.LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=1)
    conv, pool = CONVENTIONS.conv, lambda: nn.MaxPool2d(3, 2, ceil_mode=True)
    side = size
    for kernel, stride, rounding in ((11, 4, 0), (3, 2, 1), (3, 2, 1), (3, 2, 1)):
        side = (side - kernel + rounding * (stride - 1)) // stride + 1
    return nn.Sequential(
        conv("Conv1", 3, width(96), 11, 4, padding="valid"), norm(), pool(),
        conv("Conv2", width(96), width(256), 5, groups=2), norm(), pool(),
        conv("Conv3", width(256), width(384), 3),
        conv("Conv4", width(384), width(384), 3, groups=2),
        conv("Conv5", width(384), width(256), 3, groups=2), pool(), Vector(),
        dense("Fc6", side * side * width(256), units(4096), "relu"),
        dense("Fc7", units(4096), units(4096), "relu"),
        dense("Fc8", units(4096), units(1000)))


def one_weird_trick(width, size, units):
    conv, pool = CONVENTIONS.conv, lambda: nn.MaxPool2d(3, 2)
    side = (size + 4 - 11) // 4 + 1
    for _ in range(3):
        side = (side - 3) // 2 + 1
    return nn.Sequential(
        conv("Conv1", 3, width(64), 11, 4, padding=2), pool(),
        conv("Conv2", width(64), width(192), 5), pool(),
        conv("Conv3", width(192), width(384), 3),
        conv("Conv4", width(384), width(256), 3),
        conv("Conv5", width(256), width(256), 3), pool(), Vector(),
        dense("Fc6", side * side * width(256), units(4096), "relu"),
        dense("Fc7", units(4096), units(4096), "relu"),
        dense("Fc8", units(4096), units(1000)))
