"""Pad, Reshape, Flatten, Transpose, Slice, Split, ChannelShuffle, Resize; several outputs."""

import numpy

from netgen.cases import network, single
from netgen.quantization import Quantization

CASES = [
    single("pad", (3, 4, 2), "Pad", 1, 2, 0, 3),
    single("pad_one_side", (3, 4, 2), "Pad", 0, 0, 0, 1),
    single("pad_value", (3, 4, 2), "Pad", 1, 1, 2, 1, Value=0.5),
    single("pad_negative_value", (3, 4, 2), "Pad", 1, 1, 1, 1, Value=-0.75),
    single("pad_zero_point_highest", (3, 3, 2), "Pad", 1, 1, 1, 1, low=-2.0, high=0.0,
           input_quantization=Quantization(numpy.float32(2 / 255), 127)),
    single("pad_value_out_of_range", (3, 3, 2), "Pad", 1, 0, 1, 0, Value=100.0, saturates=True),
    single("reshape", (4, 6), "Reshape", 2, 3, 4),
    single("reshape_computed", (4, 3, 2), "Reshape", -1, 6),
    single("flatten", (3, 4, 2), "Flatten"),
    single("transpose_columns_rows", (3, 4, 2), "Transpose", 1, 0, 2),
    single("transpose_channels_first", (3, 4, 2), "Transpose", 2, 0, 1),
    single("transpose_rotation", (3, 4, 2), "Transpose", 1, 2, 0),
    single("transpose_reversed", (2, 3, 5), "Transpose", 2, 1, 0),
    single("transpose_matrix", (5, 3), "Transpose", 1, 0),
    single("transpose_identity", (2, 3, 2), "Transpose", 0, 1, 2),
    single("channelshuffle_2", (3, 3, 6), "ChannelShuffle", 2),
    single("channelshuffle_3", (2, 4, 12), "ChannelShuffle", 3),
    single("channelshuffle_all", (2, 2, 4), "ChannelShuffle", 4),
    single("channelshuffle_1", (2, 2, 4), "ChannelShuffle", 1),
    single("slice_box", (5, 6, 4), "Slice", [1, 0, 2], [3, 5, 2]),
    single("slice_to_end", (5, 6, 4), "Slice", [2, 3, 0], [-1, -1, -1]),
    single("slice_strides", (7, 8, 3), "Slice", [0, 1, 0], [4, 3, 2], Strides=[2, 2, 2]),
    single("slice_channels", (4, 4, 6), "Slice", [0, 0, 3], [4, 4, 1]),
    single("slice_vector", (12,), "Slice", [4], [5]),
    single("slice_strided_vector", (12,), "Slice", [1], [4], Strides=[3]),
    single("slice_strides_to_end", (9, 2), "Slice", [1, 0], [-1, -1], Strides=[3, 1]),
    *[single(f"resize_nearest_{name}", shape, "Resize", *size, **flags)
      for name, shape, size, flags in (
          ("up", (3, 4, 2), (6, 8), {}),
          ("up_uneven", (3, 4, 2), (7, 5), {}),
          ("down", (7, 8, 2), (3, 4), {}),
          ("up_align_corners", (3, 4, 2), (7, 6), {"AlignCorners": True}),
          ("down_align_corners", (7, 8, 2), (3, 3), {"AlignCorners": True}),
          ("to_one_align_corners", (4, 5, 2), (1, 1), {"AlignCorners": True}),
          ("up_half_pixel", (3, 4, 2), (5, 7), {"HalfPixelCenters": True}),
          ("down_half_pixel", (7, 8, 2), (3, 4), {"HalfPixelCenters": True}))],
    *[single(f"resize_bilinear_{name}", shape, "Resize", *size, Method="Bilinear", **flags)
      for name, shape, size, flags in (
          ("up", (3, 4, 2), (6, 8), {}),
          ("up_uneven", (3, 4, 2), (7, 5), {}),
          ("down", (7, 8, 2), (3, 5), {}),
          ("same_size", (4, 5, 2), (4, 5), {}),
          ("up_align_corners", (3, 4, 2), (7, 6), {"AlignCorners": True}),
          ("down_align_corners", (7, 8, 2), (3, 3), {"AlignCorners": True}),
          ("to_one_align_corners", (4, 5, 2), (1, 1), {"AlignCorners": True}),
          ("up_half_pixel", (3, 4, 2), (6, 8), {"HalfPixelCenters": True}),
          ("up_uneven_half_pixel", (3, 4, 2), (8, 5), {"HalfPixelCenters": True}),
          ("down_half_pixel", (7, 8, 2), (3, 5), {"HalfPixelCenters": True}),
          ("one_pixel", (1, 1, 3), (3, 4), {"HalfPixelCenters": True}))],
]


@network(CASES)
def split_channels(net):
    net.input("X", 3, 4, 6)
    net.layer("Split", "Parts", 3)
    net.output("First", "Parts.0")
    net.output("Middle", "Parts.1")
    net.output("Last", "Parts.2")


@network(CASES)
def split_rows(net):
    net.input("X", 4, 3, 2)
    net.layer("Split", "Halves", 2, Axis=0)
    net.layer("Relu", "Upper", From="Halves.0", output=True)
    net.layer("MaxPool", "Lower", 2, 1, From="Halves.1", output=True)


@network(CASES)
def split_columns(net):
    net.input("X", 3, 4, 2)
    net.layer("Split", "Halves", 2, Axis=1)
    net.layer("Add", "Y", "Halves.0", "Halves.1")


@network(CASES)
def split_vector_and_swap(net):
    net.input("X", 12)
    net.layer("Split", "Parts", 3)
    net.layer("Concat", "Y", "Parts.2", "Parts.0", "Parts.1")


@network(CASES)
def outputs_of_several_kinds(net):
    net.input("X", 4, 4, 3)
    net.layer("Conv2D", "Stem", 4, 3, Activation="Relu", output=True)
    net.layer("GlobalAveragePool", "Pool")
    net.output("Pooled")
    net.layer("Dense", "Logits", 3)
    net.layer("Softmax", "Scores", output=True)


@network(CASES)
def inputs_of_several_shapes(net):
    net.input("Image", 4, 4, 2)
    net.input("Features", 5, low=-3.0, high=3.0)
    net.layer("Conv2D", "Seen", 3, 3, From="Image", Stride=2, Activation="Relu")
    net.layer("Flatten", "Flat")
    net.layer("Concat", "Joined", "Flat", "Features")
    net.layer("Dense", "Y", 4)


@network(CASES)
def moves_in_a_row(net):
    net.input("X", 4, 6, 4)
    net.layer("Pad", "Framed", 1, 0, 1, 0)
    net.layer("Slice", "Cut", [1, 1, 0], [4, 4, 4])
    net.layer("ChannelShuffle", "Shuffled", 2)
    net.layer("Transpose", "Turned", 1, 0, 2)
    net.layer("Reshape", "Flat", -1)


@network(CASES)
def moves_between_convolutions(net):
    net.input("X", 5, 6, 3)
    net.layer("Conv2D", "First", 4, 3, Activation="Relu")
    net.layer("Resize", "Wide", 8, 9, Method="Bilinear", HalfPixelCenters=True)
    net.layer("Pad", "Framed", 1, 1, 1, 1)
    net.layer("Conv2D", "Second", 3, 3, Padding="Valid", Stride=2)
