using NetGen;

namespace Zoo;

/// <summary>ShuffleNet V2 (arXiv:1807.11164), table 5.</summary>
[ConvolutionDefaults(BatchNorm = true, Bias = false, Epsilon = 1e-5f, Activation = Activation.Relu, Padding = Padding.Symmetric)]
public sealed partial class ShuffleNetV2Attribute : BlockAttribute
{
    public ShuffleNetV2Attribute(int channels, bool evenOdd = false)
    {
    }

    private const int Channels = 116;
    private const bool EvenOdd = false;

    [Conv2D(24, 3, Stride = 2)] static partial void Conv1();
    [MaxPool(3, Stride = 2, Padding = Padding.Symmetric)] static partial void Pool1();
    [ShuffleUnitV2(Channels, Stride = 2, Repeat = 4, EvenOdd = EvenOdd)] static partial void Stage2();
    [ShuffleUnitV2(2 * Channels, Stride = 2, Repeat = 8, EvenOdd = EvenOdd)] static partial void Stage3();
    [ShuffleUnitV2(4 * Channels, Stride = 2, Repeat = 4, EvenOdd = EvenOdd)] static partial void Stage4();
    [PointwiseConv2D(1024)] static partial void Conv5();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}

[Network]
public static partial class ShuffleNetV2_100
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV2(116)] static partial void Body();
}

[Network]
public static partial class ShuffleNetV2_050
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV2(48)] static partial void Body();
}

/// <summary>The order of channels, and the widths of the branches, of Megvii's code.</summary>
[Network]
public static partial class ShuffleNetV2_100_Megvii
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV2(116, evenOdd: true)] static partial void Body();
}
