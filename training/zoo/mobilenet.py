"""MobileNet V1 (arXiv:1704.04861), V2 (1801.04381), V3 (1905.02244), padded as TensorFlow pads."""

from torch import nn

from zoo.parts import Conventions, Means, SqueezeExcite, dense, unit_name

RELU6 = Conventions("same", False, 1e-3, "relu6")

# Table 1: output channels and stride of each separable convolution.
V1_ROWS = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)] + [(1024, 2), (1024, 1)]


def v1_names(prefix):
    """Conv7 is a stage of the five equal ones; the next ones keep their place in the paper's count."""
    return [f"{prefix}Conv{i}" for i in range(1, 7)] + [f"{prefix}Conv7.{i}" for i in range(1, 6)] + [f"{prefix}Conv12", f"{prefix}Conv13"]


def separable(name, inputs, outputs, stride, conventions=RELU6):
    return nn.Sequential(conventions.depthwise(name + ".depthwise", inputs, 3, stride), conventions.conv(name + ".pointwise", inputs, outputs, 1))


def v1_body(prefix, width, unit, conventions=RELU6):
    layers, inputs = [conventions.conv(prefix + "Conv0", 3, width(32), 3, 2)], width(32)
    for name, (channels, stride) in zip(v1_names(prefix), V1_ROWS):
        layers.append(unit(name, inputs, width(channels), stride))
        inputs = width(channels)
    return layers


def v1(width, size, units):
    return nn.Sequential(*v1_body("Body.", width, separable), Means(), dense("Body.Logits", width(1024), units(1000)))


def v1_full(width, size, units):
    """Table 4: full convolutions in place of the separable ones."""
    return nn.Sequential(*v1_body("", width, lambda name, inputs, outputs, stride: RELU6.conv(name, inputs, outputs, 3, stride)), Means(), dense("Logits", width(1024), units(1000)))


class Bottleneck(nn.Module):
    """Inverted residual: expansion unless it changes nothing, depthwise, squeeze and excitation behind its activation, linear projection."""

    def __init__(self, name, inputs, middle, outputs, kernel, stride, conventions, squeezed=0, squeeze_activation="relu", gate="sigmoid"):
        super().__init__()
        layers = [] if middle == inputs else [conventions.conv(name + ".expand", inputs, middle, 1)]
        layers.append(conventions.depthwise(name + ".depthwise", middle, kernel, stride))
        if squeezed:
            layers.append(SqueezeExcite(name + ".se", middle, squeezed, squeeze_activation, gate))
        layers.append(conventions.conv(name + ".project", middle, outputs, 1, activation="none"))
        self.layers, self.is_residual = nn.Sequential(*layers), stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.layers(x) if self.is_residual else self.layers(x)


def v2(width, size, units):
    """Table 2: expansion, channels, units, stride. A multiplier below 1 leaves the last convolution as it is."""
    layers, inputs = [RELU6.conv("Body.Conv0", 3, width(32), 3, 2)], width(32)
    rows = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
    for stage, (expansion, channels, count, stride) in enumerate(rows, 1):
        for i in range(count):
            name = unit_name(f"Body.Stage{stage}", i, count)
            layers.append(Bottleneck(name, inputs, inputs * expansion, width(channels), 3, stride if i == 0 else 1, RELU6))
            inputs = width(channels)
    last = max(1280, width(1280))
    return nn.Sequential(*layers, RELU6.conv("Body.Last", inputs, last, 1), Means(), dense("Body.Logits", last, units(1000)))


def divisible(channels, divisor=8):
    """The nearest multiple of 8, at least 8, never a tenth below."""
    rounded = max(divisor, int(channels + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * channels else rounded


def v3(rows, last, hidden):
    """Rows: kernel, expansion, channels, squeeze and excitation, activation, stride."""

    def build(width, size, units):
        swish, relu = Conventions("same", False, 1e-3, "hswish"), Conventions("same", False, 1e-3, "relu")
        layers, inputs = [swish.conv("Conv0", 3, width(16), 3, 2)], width(16)
        for i, (kernel, expansion, channels, excited, activation, stride) in enumerate(rows):
            middle = width(expansion)
            layers.append(Bottleneck(f"Bneck{i}.Block", inputs, middle, width(channels), kernel, stride, swish if activation == "HS" else relu,
                                     divisible(middle / 4) if excited else 0, gate="hsigmoid"))
            inputs = width(channels)
        return nn.Sequential(*layers, swish.conv("Last", inputs, width(last), 1), Means(),
                             dense("Hidden", width(last), units(hidden), "hswish"), dense("Logits", units(hidden), units(1000)))

    return build


v3_large = v3([
    (3, 16, 16, False, "RE", 1), (3, 64, 24, False, "RE", 2), (3, 72, 24, False, "RE", 1), (5, 72, 40, True, "RE", 2), (5, 120, 40, True, "RE", 1),
    (5, 120, 40, True, "RE", 1), (3, 240, 80, False, "HS", 2), (3, 200, 80, False, "HS", 1), (3, 184, 80, False, "HS", 1), (3, 184, 80, False, "HS", 1),
    (3, 480, 112, True, "HS", 1), (3, 672, 112, True, "HS", 1), (5, 672, 160, True, "HS", 2), (5, 960, 160, True, "HS", 1), (5, 960, 160, True, "HS", 1)], 960, 1280)

v3_small = v3([
    (3, 16, 16, True, "RE", 2), (3, 72, 24, False, "RE", 2), (3, 88, 24, False, "RE", 1), (5, 96, 40, True, "HS", 2), (5, 240, 40, True, "HS", 1),
    (5, 240, 40, True, "HS", 1), (5, 120, 48, True, "HS", 1), (5, 144, 48, True, "HS", 1), (5, 288, 96, True, "HS", 2), (5, 576, 96, True, "HS", 1),
    (5, 576, 96, True, "HS", 1)], 576, 1024)
