using NetGen;

namespace Zoo;

/// <summary>MobileNet V1 (arXiv:1704.04861), table 1: batch normalization and ReLU follow every convolution.</summary>
[ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Relu6)]
public sealed partial class MobileNetV1Attribute : BlockAttribute
{
    [Conv2D(32, 3, Stride = 2)] static partial void Conv0();
    [DepthwiseSeparableConv2D(64, 3)] static partial void Conv1();
    [DepthwiseSeparableConv2D(128, 3, Stride = 2)] static partial void Conv2();
    [DepthwiseSeparableConv2D(128, 3)] static partial void Conv3();
    [DepthwiseSeparableConv2D(256, 3, Stride = 2)] static partial void Conv4();
    [DepthwiseSeparableConv2D(256, 3)] static partial void Conv5();
    [DepthwiseSeparableConv2D(512, 3, Stride = 2)] static partial void Conv6();
    [DepthwiseSeparableConv2D(512, 3, Repeat = 5)] static partial void Conv7();
    [DepthwiseSeparableConv2D(1024, 3, Stride = 2)] static partial void Conv12();
    [DepthwiseSeparableConv2D(1024, 3)] static partial void Conv13();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}

[Network]
public static partial class MobileNetV1_100_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network]
public static partial class MobileNetV1_100_192
{
    [Input(192, 192, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network]
public static partial class MobileNetV1_100_160
{
    [Input(160, 160, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network]
public static partial class MobileNetV1_100_128
{
    [Input(128, 128, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.75)]
public static partial class MobileNetV1_075_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.75)]
public static partial class MobileNetV1_075_192
{
    [Input(192, 192, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.75)]
public static partial class MobileNetV1_075_160
{
    [Input(160, 160, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.75)]
public static partial class MobileNetV1_075_128
{
    [Input(128, 128, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.5)]
public static partial class MobileNetV1_050_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.5)]
public static partial class MobileNetV1_050_192
{
    [Input(192, 192, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.5)]
public static partial class MobileNetV1_050_160
{
    [Input(160, 160, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.5)]
public static partial class MobileNetV1_050_128
{
    [Input(128, 128, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.25)]
public static partial class MobileNetV1_025_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.25)]
public static partial class MobileNetV1_025_192
{
    [Input(192, 192, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.25)]
public static partial class MobileNetV1_025_160
{
    [Input(160, 160, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

[Network, WidthMultiplier(0.25)]
public static partial class MobileNetV1_025_128
{
    [Input(128, 128, 3)] static partial void Image();
    [MobileNetV1] static partial void Body();
}

/// <summary>Table 4: the same with full convolutions in place of separable ones.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Relu6)]
public static partial class MobileNetV1_FullConvolution
{
    [Input(224, 224, 3)] static partial void Image();
    [Conv2D(32, 3, Stride = 2)] static partial void Conv0();
    [Conv2D(64, 3)] static partial void Conv1();
    [Conv2D(128, 3, Stride = 2)] static partial void Conv2();
    [Conv2D(128, 3)] static partial void Conv3();
    [Conv2D(256, 3, Stride = 2)] static partial void Conv4();
    [Conv2D(256, 3)] static partial void Conv5();
    [Conv2D(512, 3, Stride = 2)] static partial void Conv6();
    [Conv2D(512, 3, Repeat = 5)] static partial void Conv7();
    [Conv2D(1024, 3, Stride = 2)] static partial void Conv12();
    [Conv2D(1024, 3)] static partial void Conv13();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}
