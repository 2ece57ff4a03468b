using NetGen;

namespace Zoo;

/// <summary>A row of the tables: kernel, expansion size, output, squeeze and excitation, activation, stride.</summary>
public sealed partial class BneckAttribute : BlockAttribute
{
    public BneckAttribute(int kernel, int exp, int channels, bool se, Activation nl, int stride)
    {
    }

    private const int Kernel = 3, Exp = 16, Channels = 16, Stride = 1;
    private const bool Se = false;
    private const Activation Nl = Activation.Relu;

    [MBConv(Channels, Kernel, ExpandedChannels = Exp, SqueezeReduction = Se ? 4 : 0, SqueezeDivisor = 8, Gate = Activation.HardSigmoid, Activation = Nl, Stride = Stride)] static partial void Block();
}

/// <summary>MobileNet V3 (arXiv:1905.02244), table 1.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.HardSwish)]
public static partial class MobileNetV3_Large
{
    [Input(224, 224, 3)] static partial void Image();
    [Conv2D(16, 3, Stride = 2)] static partial void Conv0();
    [Bneck(3, 16, 16, false, Activation.Relu, 1)] static partial void Bneck0();
    [Bneck(3, 64, 24, false, Activation.Relu, 2)] static partial void Bneck1();
    [Bneck(3, 72, 24, false, Activation.Relu, 1)] static partial void Bneck2();
    [Bneck(5, 72, 40, true, Activation.Relu, 2)] static partial void Bneck3();
    [Bneck(5, 120, 40, true, Activation.Relu, 1)] static partial void Bneck4();
    [Bneck(5, 120, 40, true, Activation.Relu, 1)] static partial void Bneck5();
    [Bneck(3, 240, 80, false, Activation.HardSwish, 2)] static partial void Bneck6();
    [Bneck(3, 200, 80, false, Activation.HardSwish, 1)] static partial void Bneck7();
    [Bneck(3, 184, 80, false, Activation.HardSwish, 1)] static partial void Bneck8();
    [Bneck(3, 184, 80, false, Activation.HardSwish, 1)] static partial void Bneck9();
    [Bneck(3, 480, 112, true, Activation.HardSwish, 1)] static partial void Bneck10();
    [Bneck(3, 672, 112, true, Activation.HardSwish, 1)] static partial void Bneck11();
    [Bneck(5, 672, 160, true, Activation.HardSwish, 2)] static partial void Bneck12();
    [Bneck(5, 960, 160, true, Activation.HardSwish, 1)] static partial void Bneck13();
    [Bneck(5, 960, 160, true, Activation.HardSwish, 1)] static partial void Bneck14();
    [PointwiseConv2D(960)] static partial void Last();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1280, Activation = Activation.HardSwish)] static partial void Hidden();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}

/// <summary>MobileNet V3 (arXiv:1905.02244), table 2.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.HardSwish)]
public static partial class MobileNetV3_Small
{
    [Input(224, 224, 3)] static partial void Image();
    [Conv2D(16, 3, Stride = 2)] static partial void Conv0();
    [Bneck(3, 16, 16, true, Activation.Relu, 2)] static partial void Bneck0();
    [Bneck(3, 72, 24, false, Activation.Relu, 2)] static partial void Bneck1();
    [Bneck(3, 88, 24, false, Activation.Relu, 1)] static partial void Bneck2();
    [Bneck(5, 96, 40, true, Activation.HardSwish, 2)] static partial void Bneck3();
    [Bneck(5, 240, 40, true, Activation.HardSwish, 1)] static partial void Bneck4();
    [Bneck(5, 240, 40, true, Activation.HardSwish, 1)] static partial void Bneck5();
    [Bneck(5, 120, 48, true, Activation.HardSwish, 1)] static partial void Bneck6();
    [Bneck(5, 144, 48, true, Activation.HardSwish, 1)] static partial void Bneck7();
    [Bneck(5, 288, 96, true, Activation.HardSwish, 2)] static partial void Bneck8();
    [Bneck(5, 576, 96, true, Activation.HardSwish, 1)] static partial void Bneck9();
    [Bneck(5, 576, 96, true, Activation.HardSwish, 1)] static partial void Bneck10();
    [PointwiseConv2D(576)] static partial void Last();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1024, Activation = Activation.HardSwish)] static partial void Hidden();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}
