"""Blocks and stages: each in every variant, as PyTorch computes its parts."""

from netgen.cases import network, single

CASES = [
    single("fire", (5, 4, 5), "Fire", 3, 4, 5),
    single("fire_stride", (5, 4, 5), "Fire", 3, 4, 4, Stride=2),
    single("fire_simple_bypass", (4, 4, 8), "Fire", 3, 4, 4, Bypass="Simple"),
    single("fire_complex_bypass", (4, 3, 5), "Fire", 3, 4, 6, Bypass="Complex"),
    single("fire_normalized", (4, 3, 5), "Fire", 3, 4, 4, Bias=False, BatchNorm=True, Epsilon=1e-5, tolerance=0.1),
    single("squeeze_excite", (5, 4, 12), "SqueezeExcite", 4),
    single("squeeze_excite_rounded", (4, 4, 18), "SqueezeExcite", 4, Divisor=8, Gate="HardSigmoid"),
    single("squeeze_excite_units", (4, 4, 6), "SqueezeExcite", 1, Units=2, Activation="Swish", tolerance=0.1),
    single("inverted_residual", (4, 4, 4), "InvertedResidual", 4, tolerance=0.1),
    single("inverted_residual_stride", (5, 4, 4), "InvertedResidual", 6, Expansion=3, Stride=2, tolerance=0.1),
    single("inverted_residual_narrow", (4, 3, 4), "InvertedResidual", 3, Expansion=1, Kernel=5, tolerance=0.1),
    single("mbconv", (4, 4, 4), "MBConv", 4, 5, tolerance=0.15),
    single("mbconv_squeeze_of_input", (4, 4, 8), "MBConv", 6, 3, Expansion=2, Stride=2, Activation="Relu", SqueezeReduction=4, SqueezeOf="Input", tolerance=0.15),
    single("mbconv_squeeze_rounded", (4, 3, 4), "MBConv", 4, 3, ExpandedChannels=14, Activation="HardSwish", SqueezeReduction=4, SqueezeDivisor=8, Gate="HardSigmoid", tolerance=0.15),
    single("mbconv_squeeze_swish", (5, 5, 6), "MBConv", 6, 3, Expansion=1, SqueezeReduction=2, SqueezeOf="Input", SqueezeActivation="Swish", tolerance=0.2),
    single("residual_basic", (4, 4, 5), "ResidualBasic", 5, tolerance=0.1),
    single("residual_basic_stride", (5, 4, 3), "ResidualBasic", 5, Stride=2, Epsilon=1e-5, tolerance=0.1),
    single("residual_basic_of_tiny", (8, 8, 3), "ResidualBasic", 6, Stride=2, Padding="Same", Bias=True, ShortcutBatchNorm=False, tolerance=0.1),
    single("residual_basic_plain_kernel", (4, 4, 3), "ResidualBasic", 3, Kernel=5, BatchNorm=False, Bias=True, Activation="LeakyRelu", Alpha=0.1, tolerance=0.1),
    single("residual_bottleneck", (4, 4, 8), "ResidualBottleneck", 3, 8, tolerance=0.15),
    single("residual_bottleneck_stride", (5, 4, 4), "ResidualBottleneck", 3, 8, Stride=2, tolerance=0.15),
    single("residual_bottleneck_stride_in_kernel", (5, 4, 4), "ResidualBottleneck", 3, 8, Stride=2, StrideInKernel=True, tolerance=0.15),
    single("residual_bottleneck_excited", (4, 4, 4), "ResidualBottleneck", 3, 8, SqueezeReduction=4, tolerance=0.2),
    single("shuffle_unit_v1", (4, 4, 24), "ShuffleUnitV1", 24, 3, tolerance=0.1),
    single("shuffle_unit_v1_stride", (5, 4, 6), "ShuffleUnitV1", 24, 3, Stride=2, UngroupedFirst=True, tolerance=0.1),
    single("shuffle_unit_v1_late", (4, 4, 16), "ShuffleUnitV1", 32, 2, Stride=2, ShuffleAfterDepthwise=True, tolerance=0.1),
    single("shuffle_unit_v2", (4, 4, 8), "ShuffleUnitV2", 8, tolerance=0.1),
    single("shuffle_unit_v2_stride", (5, 4, 5), "ShuffleUnitV2", 8, Stride=2, tolerance=0.1),
    single("shuffle_unit_v2_even_odd", (4, 4, 8), "ShuffleUnitV2", 8, EvenOdd=True, tolerance=0.1),
    single("shuffle_unit_v2_even_odd_stride", (4, 4, 5), "ShuffleUnitV2", 12, Stride=2, EvenOdd=True, tolerance=0.1),
    single("squeezenext_block", (4, 4, 8), "SqueezeNextBlock", 8, tolerance=0.2),
    single("squeezenext_block_stride", (5, 4, 8), "SqueezeNextBlock", 12, Stride=2, RowFirst=True, tolerance=0.2),
]


@network(CASES, vectors=2, tolerance=0.2)
def stage_of_inverted_residuals(net):
    net.input("Image", 5, 4, 3)
    net.layer("Conv2D", "Stem", 4, 3, Activation="Relu6")
    net.layer("InvertedResidual", "Stage", 6, Expansion=2, Stride=2, Repeat=3)
    net.layer("GlobalAveragePool", "Pool")


@network(CASES, vectors=2, tolerance=0.2)
def stage_of_shuffle_units(net):
    net.input("Image", 5, 4, 4)
    net.layer("ShuffleUnitV1", "Stage2", 16, 2, Stride=2, UngroupedFirst=True, Repeat=2)
    net.layer("ShuffleUnitV2", "Stage3", 16, Repeat=2)


@network(CASES, vectors=2, tolerance=0.3)
def stage_of_squeezenext_blocks(net):
    net.input("Image", 3, 3, 4)
    net.layer("SqueezeNextBlock", "Stage", 8, Repeat=2, Alternating=True)


@network(CASES, vectors=2, tolerance=0.1)
def stage_of_layers(net):
    net.input("Image", 9, 8, 2)
    net.layer("Conv2D", "First", 4, 3, Stride=2, Activation="Relu", Repeat=2)
    net.layer("DepthwiseSeparableConv2D", "Second", 5, 3, StrideHeight=2, Activation="Swish", Repeat=2)
    net.layer("Dense", "Last", 6, Activation="Relu", Repeat=2)


@network(CASES, vectors=2, tolerance=0.2)
def blocks_in_a_row(net):
    net.input("Image", 5, 4, 3)
    net.layer("Fire", "Fire", 2, 3, 3)
    net.layer("SqueezeExcite", "Excited", 2)
    net.layer("ResidualBasic", "Residual", 6)
    net.layer("MBConv", "Mobile", 4, 3, Expansion=2, From="Excited")
    net.layer("Concat", "Joined", "Residual", "Mobile")
    net.layer("PointwiseConv2D", "Y", 3, Groups=1)
