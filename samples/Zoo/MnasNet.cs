using NetGen;

namespace Zoo;

/// <summary>MnasNet-A1 (arXiv:1807.11626), figure 7: squeeze and excitation of a quarter of the block's input.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Relu)]
public static partial class MnasNet_A1
{
    [Input(224, 224, 3)] static partial void Image();
    [Conv2D(32, 3, Stride = 2)] static partial void Stem();
    [MBConv(16, 3, Expansion = 1)] static partial void Stage1();
    [MBConv(24, 3, Expansion = 6, Stride = 2, Repeat = 2)] static partial void Stage2();
    [MBConv(40, 5, Expansion = 3, Stride = 2, SqueezeReduction = 4, SqueezeOf = SqueezeOf.Input, Repeat = 3)] static partial void Stage3();
    [MBConv(80, 3, Expansion = 6, Stride = 2, Repeat = 4)] static partial void Stage4();
    [MBConv(112, 3, Expansion = 6, SqueezeReduction = 4, SqueezeOf = SqueezeOf.Input, Repeat = 2)] static partial void Stage5();
    [MBConv(160, 5, Expansion = 6, Stride = 2, SqueezeReduction = 4, SqueezeOf = SqueezeOf.Input, Repeat = 3)] static partial void Stage6();
    [MBConv(320, 3, Expansion = 6)] static partial void Stage7();
    [PointwiseConv2D(1280)] static partial void Head();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}

/// <summary>MnasNet-B1: found without squeeze and excitation.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Relu)]
public static partial class MnasNet_B1
{
    [Input(224, 224, 3)] static partial void Image();
    [Conv2D(32, 3, Stride = 2)] static partial void Stem();
    [MBConv(16, 3, Expansion = 1)] static partial void Stage1();
    [MBConv(24, 3, Expansion = 3, Stride = 2, Repeat = 3)] static partial void Stage2();
    [MBConv(40, 5, Expansion = 3, Stride = 2, Repeat = 3)] static partial void Stage3();
    [MBConv(80, 5, Expansion = 6, Stride = 2, Repeat = 3)] static partial void Stage4();
    [MBConv(96, 3, Expansion = 6, Repeat = 2)] static partial void Stage5();
    [MBConv(192, 5, Expansion = 6, Stride = 2, Repeat = 4)] static partial void Stage6();
    [MBConv(320, 3, Expansion = 6)] static partial void Stage7();
    [PointwiseConv2D(1280)] static partial void Head();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}
