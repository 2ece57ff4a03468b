using NetGen;

namespace Zoo;

/// <summary>ShuffleNet (arXiv:1707.01083), table 1, in the order of Megvii's code: the shuffle behind the depthwise convolution.</summary>
[ConvolutionDefaults(BatchNorm = true, Bias = false, Epsilon = 1e-5f, Activation = Activation.Relu, Padding = Padding.Symmetric)]
public sealed partial class ShuffleNetV1Attribute : BlockAttribute
{
    public ShuffleNetV1Attribute(int groups, int channels)
    {
    }

    private const int Groups = 1, Channels = 144;

    [Conv2D(24, 3, Stride = 2)] static partial void Conv1();
    [MaxPool(3, Stride = 2, Padding = Padding.Symmetric)] static partial void Pool1();
    [ShuffleUnitV1(Channels, Groups, Stride = 2, Repeat = 4, UngroupedFirst = true, ShuffleAfterDepthwise = true)] static partial void Stage2();
    [ShuffleUnitV1(2 * Channels, Groups, Stride = 2, Repeat = 8, ShuffleAfterDepthwise = true)] static partial void Stage3();
    [ShuffleUnitV1(4 * Channels, Groups, Stride = 2, Repeat = 4, ShuffleAfterDepthwise = true)] static partial void Stage4();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}

[Network]
public static partial class ShuffleNetV1_G1
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV1(1, 144)] static partial void Body();
}

[Network]
public static partial class ShuffleNetV1_G2
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV1(2, 200)] static partial void Body();
}

[Network]
public static partial class ShuffleNetV1_G3
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV1(3, 240)] static partial void Body();
}

[Network]
public static partial class ShuffleNetV1_G4
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV1(4, 272)] static partial void Body();
}

[Network]
public static partial class ShuffleNetV1_G8
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV1(8, 384)] static partial void Body();
}

[Network, WidthMultiplier(0.5, Divisor = 1)]
public static partial class ShuffleNetV1_G3_050
{
    [Input(224, 224, 3)] static partial void Image();
    [ShuffleNetV1(3, 240)] static partial void Body();
}
