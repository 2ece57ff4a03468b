using NetGen;

namespace Zoo;

/// <summary>MBConv with swish, and squeeze and excitation of a quarter of the block's input.</summary>
public sealed partial class EfficientNetBlockAttribute : BlockAttribute
{
    public EfficientNetBlockAttribute(int channels, int kernel, int expansion, int stride)
    {
    }

    private const int Channels = 16, Kernel = 3, Expansion = 6, Stride = 1;

    [MBConv(Channels, Kernel, Expansion = Expansion, Stride = Stride, SqueezeReduction = 4, SqueezeOf = SqueezeOf.Input, SqueezeActivation = Activation.Swish)] static partial void Block();
}

/// <summary>EfficientNet-B0 (arXiv:1905.11946), table 1.</summary>
[ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Swish)]
public sealed partial class EfficientNetAttribute : BlockAttribute
{
    [Conv2D(32, 3, Stride = 2)] static partial void Stem();
    [EfficientNetBlock(16, 3, 1, 1, Repeat = 1)] static partial void Stage2();
    [EfficientNetBlock(24, 3, 6, 2, Repeat = 2)] static partial void Stage3();
    [EfficientNetBlock(40, 5, 6, 2, Repeat = 2)] static partial void Stage4();
    [EfficientNetBlock(80, 3, 6, 2, Repeat = 3)] static partial void Stage5();
    [EfficientNetBlock(112, 5, 6, 1, Repeat = 3)] static partial void Stage6();
    [EfficientNetBlock(192, 5, 6, 2, Repeat = 4)] static partial void Stage7();
    [EfficientNetBlock(320, 3, 6, 1, Repeat = 1)] static partial void Stage8();
    [PointwiseConv2D(1280)] static partial void Head();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}

[Network]
public static partial class EfficientNet_B0
{
    [Input(224, 224, 3)] static partial void Image();
    [EfficientNet] static partial void Body();
}

/// <summary>The released B1: its factors are near those of CompoundScaling(0.5), and set by hand.</summary>
[Network, DepthMultiplier(1.1)]
public static partial class EfficientNet_B1
{
    [Input(240, 240, 3)] static partial void Image();
    [EfficientNet] static partial void Body();
}
