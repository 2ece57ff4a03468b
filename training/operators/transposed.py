"""TransposedConv2D."""

from netgen.cases import single

CASES = [
    single("transposed_same_stride2", (4, 5, 3), "TransposedConv2D", 3, 3, Stride=2),
    single("transposed_same_stride1", (5, 4, 2), "TransposedConv2D", 3, 3),
    single("transposed_same_4x4_stride2", (4, 3, 2), "TransposedConv2D", 3, 4, Stride=2, Activation="Relu"),
    single("transposed_same_stride_beyond_kernel", (3, 4, 2), "TransposedConv2D", 3, 2, Stride=3),
    single("transposed_same_strides_differ", (4, 5, 2), "TransposedConv2D", 2, 3, StrideHeight=1, StrideWidth=2),
    single("transposed_valid", (4, 5, 2), "TransposedConv2D", 3, 3, Padding="Valid"),
    single("transposed_valid_2x2_stride2", (4, 5, 2), "TransposedConv2D", 3, 2, Stride=2, Padding="Valid"),
    single("transposed_valid_5x3_strides", (3, 4, 2), "TransposedConv2D", 2, 5, 3, StrideHeight=2, StrideWidth=3, Padding="Valid"),
    single("transposed_valid_output_padding", (3, 4, 2), "TransposedConv2D", 3, 3, Stride=2, Padding="Valid", OutputPadding=1),
    single("transposed_symmetric_output_padding", (4, 3, 2), "TransposedConv2D", 3, 3, Stride=2, Padding="Symmetric",
           OutputPadding=1),
    single("transposed_symmetric", (4, 4, 2), "TransposedConv2D", 3, 5, Stride=2, Padding="Symmetric"),
    single("transposed_pads_asymmetric", (4, 3, 2), "TransposedConv2D", 3, 4, Stride=2, Pads=[1, 0, 2, 1]),
    single("transposed_pads_output_padding", (3, 3, 2), "TransposedConv2D", 2, 4, Stride=3, Pads=[1, 1, 1, 1], OutputPadding=2),
    single("transposed_dilation2", (4, 4, 2), "TransposedConv2D", 2, 3, Stride=2, Dilation=2, Padding="Valid"),
    single("transposed_dilation2_same", (5, 4, 2), "TransposedConv2D", 2, 3, Dilation=2),
    single("transposed_one_pixel", (1, 1, 6), "TransposedConv2D", 3, 4, Padding="Valid"),
    single("transposed_no_bias_per_tensor", (4, 4, 3), "TransposedConv2D", 2, 3, Stride=2, Bias=False, per_tensor=True),
    single("transposed_batchnorm_relu6", (4, 3, 3), "TransposedConv2D", 4, 3, Stride=2, BatchNorm=True, Activation="Relu6"),
    single("transposed_leaky", (4, 3, 2), "TransposedConv2D", 3, 3, Stride=2, Activation="LeakyRelu", Alpha=0.1),
    single("transposed_saturates", (4, 4, 2), "TransposedConv2D", 3, 3, Stride=2, weight_gain=10.0, range=(-1.0, 1.0), saturates=True),
]
