using NetGen;

namespace Zoo;

/// <summary>1.0-SqNxt-23 (arXiv:1803.10615), table 1 and figure 2.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Epsilon = 1e-5f, Activation = Activation.Relu, Padding = Padding.Symmetric)]
public static partial class SqueezeNext_23
{
    [Input(227, 227, 3)] static partial void Image();
    [Conv2D(64, 7, Stride = 2, Padding = Padding.Valid)] static partial void Conv1();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool1();
    [SqueezeNextBlock(32, Repeat = 6, Alternating = true)] static partial void Stage1();
    [SqueezeNextBlock(64, Stride = 2, Repeat = 6, Alternating = true)] static partial void Stage2();
    [SqueezeNextBlock(128, Stride = 2, Repeat = 8, Alternating = true)] static partial void Stage3();
    [SqueezeNextBlock(256, Stride = 2)] static partial void Stage4();
    [PointwiseConv2D(128)] static partial void Last();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
}

/// <summary>1.0-SqNxt-23v5: fewer blocks in front, and a convolution of its own that reduces the map.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Epsilon = 1e-5f, Activation = Activation.Relu, Padding = Padding.Symmetric)]
public static partial class SqueezeNext_23v5
{
    [Input(227, 227, 3)] static partial void Image();
    [Conv2D(64, 5, Stride = 2, Padding = Padding.Valid)] static partial void Conv1();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool1();
    [PointwiseConv2D(32)] static partial void Reduce1();
    [SqueezeNextBlock(32, Repeat = 2, Alternating = true)] static partial void Stage1();
    [PointwiseConv2D(64, Stride = 2)] static partial void Reduce2();
    [SqueezeNextBlock(64, Repeat = 4, Alternating = true)] static partial void Stage2();
    [PointwiseConv2D(128, Stride = 2)] static partial void Reduce3();
    [SqueezeNextBlock(128, Repeat = 14, Alternating = true)] static partial void Stage3();
    [PointwiseConv2D(256, Stride = 2)] static partial void Reduce4();
    [SqueezeNextBlock(256)] static partial void Stage4();
    [PointwiseConv2D(128)] static partial void Last();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
}
