"""Every network, and how far it is scaled down: so small that a test takes a second, and the structure is still there (no stage loses its stride, few maps end as one pixel)."""

from zoo import alexnet, efficientnet, mnasnet, mobilenet, resnet, shufflenet, squeezenet, squeezenext, ssd, tiny
from zoo.parts import Widths

FIFTY = {1000: 50}


class Scaled:
    """build(width, size, units) makes a network.

    width: factor of all channels, relative to the declaration; divisor: of the scaled channels.
    inside: the factor that the declaration has itself. shape: of the input, whose method is called source. units: what replaces numbers of dense layers (and of a last convolution that has a channel for each class).
    softmax: whether the declaration ends in one. strides: of each output every n-th value is written. vectors: how many inputs.
    """

    def __init__(self, name, build, width, shape, units=FIFTY, divisor=8, inside=1.0, source="Image", softmax=True, strides=(1,), vectors=8):
        self.name, self.width, self.divisor, self.shape, self.units = name, width, divisor, shape, units
        self.source, self.softmax, self.strides, self.vectors = source, softmax, strides, vectors
        self.make = lambda: build(Widths(width * inside, divisor), shape[0], lambda count: units.get(count, count))


def square(side):
    return (side, side, 3)


ALEXNET = {1000: 50, 4096: 128}

NETWORKS = [
    # 95 and 121: sizes for which pooling that rounds up and pooling that rounds down differ.
    Scaled("AlexNet_Caffe", alexnet.caffe, 0.125, square(95), ALEXNET),
    Scaled("AlexNet_OneWeirdTrick", alexnet.one_weird_trick, 0.125, square(121), ALEXNET, softmax=False),
    Scaled("SqueezeNetV10_227", squeezenet.plain, 0.125, square(63), divisor=4),
    Scaled("SqueezeNetV10_Released", squeezenet.released, 0.125, square(63), divisor=4),
    Scaled("SqueezeNetV10_SimpleBypass", squeezenet.simple_bypass, 0.125, square(63), divisor=4),
    Scaled("SqueezeNetV10_ComplexBypass", squeezenet.complex_bypass, 0.125, square(63), divisor=4),
    Scaled("SqueezeNetV11_227", squeezenet.v11, 0.125, square(67), divisor=4),
    Scaled("MobileNetV1_100_224", mobilenet.v1, 0.125, square(64), divisor=4),
    Scaled("MobileNetV1_FullConvolution", mobilenet.v1_full, 0.03125, square(64), divisor=4),
    Scaled("MobileNetV2_100_224", mobilenet.v2, 0.125, square(64), {1000: 20}, divisor=4),
    Scaled("MobileNetV3_Large", mobilenet.v3_large, 0.125, square(64), {1000: 50, 1280: 128}, divisor=4),
    Scaled("MobileNetV3_Small", mobilenet.v3_small, 0.125, square(64), {1000: 50, 1024: 128}, divisor=4),
    Scaled("ResNet50_V1", resnet.v1, 0.0625, square(64), divisor=4),
    Scaled("SeResNet50_V1", resnet.se_v1, 0.0625, square(64), divisor=4),
    Scaled("SeResNet50_V15", resnet.se_v15, 0.0625, square(64), divisor=4),
    Scaled("MnasNet_A1", mnasnet.a1, 0.125, square(64), divisor=4),
    Scaled("MnasNet_B1", mnasnet.b1, 0.125, square(64), divisor=4),
    Scaled("EfficientNet_B0", efficientnet.b0, 0.125, square(64), divisor=4),
    Scaled("EfficientNet_B1", efficientnet.b1, 0.0625, square(64), divisor=4),
    Scaled("ShuffleNetV1_G1", shufflenet.v1(1, 144), 0.125, square(64), divisor=4),
    Scaled("ShuffleNetV1_G2", shufflenet.v1(2, 200), 0.125, square(64), divisor=8),
    Scaled("ShuffleNetV1_G3", shufflenet.v1(3, 240), 0.125, square(64), divisor=12),
    Scaled("ShuffleNetV1_G4", shufflenet.v1(4, 272), 0.125, square(64), divisor=16),
    Scaled("ShuffleNetV1_G8", shufflenet.v1(8, 384), 0.125, square(64), divisor=32),
    Scaled("ShuffleNetV2_100", shufflenet.v2(shufflenet.UnitV2), 0.125, square(64), divisor=4),
    Scaled("ShuffleNetV2_100_Megvii", shufflenet.v2(shufflenet.UnitMegvii), 0.125, square(64), divisor=4),
    Scaled("SqueezeNext_23", squeezenext.sqnxt_23, 0.25, square(65), divisor=4, softmax=False),
    Scaled("SqueezeNext_23v5", squeezenext.sqnxt_23v5, 0.25, square(66), divisor=4, softmax=False),
    # The heads say how many boxes there are: the map keeps its size.
    Scaled("MobileNetV1_Ssd300", ssd.ssd300, 0.0625, square(300), {}, divisor=4, softmax=False, strides=(13, 509), vectors=4),
    Scaled("Tiny_KeywordSpotting", tiny.keyword_spotting, 1.0, (49, 10, 1), {}, source="Spectrogram"),
    Scaled("Tiny_VisualWakeWords", tiny.visual_wake_words, 0.5, square(96), {}, divisor=4, inside=0.25),
    Scaled("Tiny_ImageClassification", tiny.image_classification, 1.0, square(32), {}),
    Scaled("Tiny_AnomalyDetection", tiny.anomaly_detection, 1.0, (640,), {128: 32}, source="Frames", softmax=False),
]
