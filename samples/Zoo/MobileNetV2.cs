using NetGen;

namespace Zoo;

/// <summary>MobileNet V2 (arXiv:1801.04381), table 2. The last convolution grows with the width and never shrinks.</summary>
[ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Relu6)]
public sealed partial class MobileNetV2Attribute : BlockAttribute
{
    public MobileNetV2Attribute(int classes = 1000)
    {
    }

    private const int Classes = 1000;

    [Conv2D(32, 3, Stride = 2)] static partial void Conv0();
    [InvertedResidual(16, Expansion = 1)] static partial void Stage1();
    [InvertedResidual(24, Stride = 2, Repeat = 2)] static partial void Stage2();
    [InvertedResidual(32, Stride = 2, Repeat = 3)] static partial void Stage3();
    [InvertedResidual(64, Stride = 2, Repeat = 4)] static partial void Stage4();
    [InvertedResidual(96, Repeat = 3)] static partial void Stage5();
    [InvertedResidual(160, Stride = 2, Repeat = 3)] static partial void Stage6();
    [InvertedResidual(320)] static partial void Stage7();
    [PointwiseConv2D(1280, WidthScaling = WidthScaling.Upwards)] static partial void Last();
    [GlobalAveragePool] static partial void Pool();
    [Dense(Classes)] static partial void Logits();
}

[Network, WidthMultiplier(1.4)]
public static partial class MobileNetV2_140_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV2] static partial void Body();
    [Softmax] static partial void Prob();
}

[Network]
public static partial class MobileNetV2_100_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV2] static partial void Body();
    [Softmax] static partial void Prob();
}

[Network, WidthMultiplier(0.75)]
public static partial class MobileNetV2_075_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV2] static partial void Body();
    [Softmax] static partial void Prob();
}

[Network, WidthMultiplier(0.5)]
public static partial class MobileNetV2_050_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV2] static partial void Body();
    [Softmax] static partial void Prob();
}

[Network, WidthMultiplier(0.35)]
public static partial class MobileNetV2_035_224
{
    [Input(224, 224, 3)] static partial void Image();
    [MobileNetV2] static partial void Body();
    [Softmax] static partial void Prob();
}
