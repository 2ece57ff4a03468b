using NetGen;

namespace Zoo;

/// <summary>ResNet-50 (arXiv:1512.03385), table 1; with squeeze and excitation (arXiv:1709.01507), table 1, where a reduction is given.</summary>
[ConvolutionDefaults(BatchNorm = true, Bias = false, Epsilon = 1e-5f, Activation = Activation.Relu, Padding = Padding.Symmetric)]
public sealed partial class ResNet50Attribute : BlockAttribute
{
    public ResNet50Attribute(int squeezeReduction = 0, bool strideInKernel = false)
    {
    }

    private const int SqueezeReduction = 0;
    private const bool StrideInKernel = false;

    [Conv2D(64, 7, Stride = 2)] static partial void Conv1();
    [MaxPool(3, Stride = 2, Padding = Padding.Symmetric)] static partial void Pool1();
    [ResidualBottleneck(64, 256, Repeat = 3, StrideInKernel = StrideInKernel, SqueezeReduction = SqueezeReduction)] static partial void Layer1();
    [ResidualBottleneck(128, 512, Stride = 2, Repeat = 4, StrideInKernel = StrideInKernel, SqueezeReduction = SqueezeReduction)] static partial void Layer2();
    [ResidualBottleneck(256, 1024, Stride = 2, Repeat = 6, StrideInKernel = StrideInKernel, SqueezeReduction = SqueezeReduction)] static partial void Layer3();
    [ResidualBottleneck(512, 2048, Stride = 2, Repeat = 3, StrideInKernel = StrideInKernel, SqueezeReduction = SqueezeReduction)] static partial void Layer4();
    [GlobalAveragePool] static partial void Pool();
    [Dense(1000)] static partial void Logits();
    [Softmax] static partial void Prob();
}

[Network]
public static partial class ResNet50_V1
{
    [Input(224, 224, 3)] static partial void Image();
    [ResNet50] static partial void Body();
}

[Network]
public static partial class SeResNet50_V1
{
    [Input(224, 224, 3)] static partial void Image();
    [ResNet50(squeezeReduction: 16)] static partial void Body();
}

/// <summary>The stride in the 3 x 3 convolutions, as most code has it.</summary>
[Network]
public static partial class SeResNet50_V15
{
    [Input(224, 224, 3)] static partial void Image();
    [ResNet50(16, strideInKernel: true)] static partial void Body();
}
