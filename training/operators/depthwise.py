"""DepthwiseConv2D and the separable convolutions."""

import numpy

from netgen.cases import single
from netgen.quantization import Quantization

CASES = [
    single("depthwise_same_3x3", (7, 6, 4), "DepthwiseConv2D", 3),
    single("depthwise_same_stride2_even", (8, 6, 3), "DepthwiseConv2D", 3, Stride=2),
    single("depthwise_same_stride2_odd", (7, 9, 3), "DepthwiseConv2D", 3, Stride=2, Activation="Relu6"),
    single("depthwise_valid_5x3", (8, 7, 3), "DepthwiseConv2D", 5, 3, Padding="Valid"),
    single("depthwise_causal", (8, 6, 3), "DepthwiseConv2D", 3, Padding="Causal"),
    single("depthwise_causal_stride2_dilated", (9, 8, 2), "DepthwiseConv2D", 3, Multiplier=2, StrideHeight=2, DilationHeight=2, Padding="Causal"),
    single("depthwise_symmetric_stride2", (8, 8, 3), "DepthwiseConv2D", 3, Stride=2, Padding="Symmetric"),
    single("depthwise_pads_asymmetric", (6, 5, 3), "DepthwiseConv2D", 3, Pads=[1, 2, 0, 0]),
    single("depthwise_dilation2", (8, 9, 3), "DepthwiseConv2D", 3, Dilation=2),
    single("depthwise_dilation_and_strides_differ", (9, 9, 2), "DepthwiseConv2D", 3, DilationWidth=2, StrideHeight=2),
    single("depthwise_multiplier2", (6, 5, 3), "DepthwiseConv2D", 3, Multiplier=2),
    single("depthwise_multiplier3_one_channel", (7, 6, 1), "DepthwiseConv2D", 3, Multiplier=3, Stride=2, Activation="Relu"),
    single("depthwise_1x1", (4, 4, 5), "DepthwiseConv2D", 1),
    single("depthwise_kernel_beyond_input", (2, 3, 3), "DepthwiseConv2D", 5),
    single("depthwise_whole_input", (4, 5, 3), "DepthwiseConv2D", 4, 5, Padding="Valid"),
    single("depthwise_no_bias", (5, 5, 3), "DepthwiseConv2D", 3, Bias=False),
    single("depthwise_per_tensor", (5, 6, 4), "DepthwiseConv2D", 3, per_tensor=True),
    single("depthwise_batchnorm_no_bias", (6, 5, 4), "DepthwiseConv2D", 3, Bias=False, BatchNorm=True, Activation="Relu"),
    single("depthwise_batchnorm_multiplier2", (5, 5, 2), "DepthwiseConv2D", 3, Multiplier=2, BatchNorm=True),
    single("depthwise_saturates", (6, 6, 3), "DepthwiseConv2D", 3, weight_gain=6.0, bias_gain=4.0,
           range=(-1.0, 1.0), saturates=True),
    single("depthwise_multiplier_above_one", (5, 5, 3), "DepthwiseConv2D", 3, weight_steps=3,
           input_quantization=Quantization(numpy.float32(0.25), -2), tolerance=0.3),
    single("depthwise_hardswish", (6, 5, 4), "DepthwiseConv2D", 3, Activation="HardSwish", low=-4.0, high=4.0),
    # depthwise, then pointwise
    single("separable_relu", (6, 7, 3), "DepthwiseSeparableConv2D", 5, 3, Activation="Relu"),
    single("separable_linear", (6, 7, 3), "DepthwiseSeparableConv2D", 5, 3),
    single("separable_linear_middle", (6, 7, 3), "DepthwiseSeparableConv2D", 5, 3, LinearMiddle=True, Activation="Relu"),
    single("separable_stride2_batchnorm", (7, 8, 3), "DepthwiseSeparableConv2D", 4, 3, Stride=2, Bias=False, BatchNorm=True,
           Activation="Relu6"),
    single("separable_multiplier2_5x3", (8, 6, 2), "DepthwiseSeparableConv2D", 4, 5, 3, Multiplier=2, Padding="Valid"),
    single("separable_hardswish", (5, 6, 3), "DepthwiseSeparableConv2D", 4, 3, Activation="HardSwish", low=-4.0, high=4.0),
    single("separable_prelu", (5, 6, 3), "DepthwiseSeparableConv2D", 4, 3, Activation="PRelu"),
    single("separable_leaky_linear_middle", (5, 6, 3), "DepthwiseSeparableConv2D", 4, 3, Activation="LeakyRelu", Alpha=0.2,
           LinearMiddle=True, Dilation=2),
    # a column kernel, then a row kernel
    single("spatial_3x3", (6, 7, 2), "SpatiallySeparableConv2D", 4, 3, 3),
    single("spatial_7x1x5_middle_channels", (8, 7, 3), "SpatiallySeparableConv2D", 4, 7, 5, MiddleChannels=2, Activation="Relu"),
    single("spatial_stride2_valid", (9, 8, 2), "SpatiallySeparableConv2D", 3, 3, 3, Stride=2, Padding="Valid"),
    single("spatial_pads", (6, 6, 2), "SpatiallySeparableConv2D", 3, 3, 3, Pads=[1, 2, 0, 0]),
    single("spatial_depthwise", (6, 7, 3), "SpatiallySeparableConv2D", 3, 3, 5, Depthwise=True),
    single("spatial_depthwise_batchnorm_strides", (8, 9, 3), "SpatiallySeparableConv2D", 3, 3, 3, Depthwise=True, Bias=False,
           BatchNorm=True, StrideHeight=2, StrideWidth=1, Activation="Relu"),
    single("spatial_dilated_sigmoid", (8, 8, 2), "SpatiallySeparableConv2D", 3, 3, 3, Dilation=2, Activation="Sigmoid"),
]
