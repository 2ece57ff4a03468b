"""A class for each pixel: the head in every variant, and whole networks."""

from netgen.cases import network, single

CASES = [
    single("segmentation_head", (4, 3, 5), "SegmentationHead", 4),
    single("segmentation_head_scaled", (4, 3, 5), "SegmentationHead", 3, Scale=4),
    single("segmentation_head_sized", (4, 5, 3), "SegmentationHead", 4, Height=9, Width=7, Kernel=3),
    single("segmentation_head_scores", (3, 4, 5), "SegmentationHead", 3, Scale=2, Scores=True),
    single("segmentation_head_transposed", (4, 3, 5), "SegmentationHead", 3, Scale=2, Transposed=True),
    single("segmentation_head_transposed_scores", (3, 3, 4), "SegmentationHead", 4, Scale=3, Transposed=True, Scores=True),
    single("argmax_of_a_map", (9, 7, 21), "ArgMax"),
    single("argmax_of_a_map_with_ties", (6, 5, 8), "ArgMax", input_step=0.25),
]


@network(CASES)
def net_segmentation(net):
    net.input("Image", 16, 12, 3)
    net.layer("Conv2D", "Stem", 8, 3, Stride=2, Activation="Relu6")
    net.layer("DepthwiseSeparableConv2D", "Down", 12, 3, Stride=2, Activation="Relu6")
    net.layer("SegmentationHead", "Classes", 5, Scale=4)


@network(CASES, tolerance=0.1)
def net_segmentation_transposed(net):
    net.input("Image", 12, 12, 3)
    net.layer("Conv2D", "Stem", 8, 3, Stride=2, Activation="Relu")
    net.layer("ResidualBasic", "Down", 12, Stride=2, BatchNorm=False, Bias=True)
    net.layer("SegmentationHead", "Classes", 4, Scale=4, Transposed=True, output=True)
    net.output("Features", "Down")
