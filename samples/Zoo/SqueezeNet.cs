using NetGen;

namespace Zoo;

/// <summary>SqueezeNet 1.0 (arXiv:1602.07360), table 1 and figure 2. The released prototxt pads the last convolution by one.</summary>
public sealed partial class SqueezeNetV10Attribute : BlockAttribute
{
    public SqueezeNetV10Attribute(FireBypass even = FireBypass.None, FireBypass odd = FireBypass.None, int pad = 0)
    {
    }

    private const FireBypass Even = FireBypass.None, Odd = FireBypass.None;
    private const int Pad = 0;

    [Conv2D(96, 7, Stride = 2, Padding = Padding.Valid, Activation = Activation.Relu)] static partial void Conv1();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool1();
    [Fire(16, 64, 64, Bypass = Even)] static partial void Fire2();
    [Fire(16, 64, 64, Bypass = Odd)] static partial void Fire3();
    [Fire(32, 128, 128, Bypass = Even)] static partial void Fire4();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool4();
    [Fire(32, 128, 128, Bypass = Odd)] static partial void Fire5();
    [Fire(48, 192, 192, Bypass = Even)] static partial void Fire6();
    [Fire(48, 192, 192, Bypass = Odd)] static partial void Fire7();
    [Fire(64, 256, 256, Bypass = Even)] static partial void Fire8();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool8();
    [Fire(64, 256, 256, Bypass = Odd)] static partial void Fire9();
    [PointwiseConv2D(1000, Pads = new[] { Pad, Pad, Pad, Pad }, Activation = Activation.Relu, WidthScaling = WidthScaling.Never)] static partial void Conv10();
    [GlobalAveragePool] static partial void Pool10();
    [Softmax] static partial void Prob();
}

/// <summary>SqueezeNet 1.1 (github.com/forresti/SqueezeNet): 3 x 3 first, pooling earlier.</summary>
public sealed partial class SqueezeNetV11Attribute : BlockAttribute
{
    public SqueezeNetV11Attribute(int classes = 1000)
    {
    }

    private const int Classes = 1000;

    [Conv2D(64, 3, Stride = 2, Padding = Padding.Valid, Activation = Activation.Relu)] static partial void Conv1();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool1();
    [Fire(16, 64, 64)] static partial void Fire2();
    [Fire(16, 64, 64)] static partial void Fire3();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool3();
    [Fire(32, 128, 128)] static partial void Fire4();
    [Fire(32, 128, 128)] static partial void Fire5();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool5();
    [Fire(48, 192, 192)] static partial void Fire6();
    [Fire(48, 192, 192)] static partial void Fire7();
    [Fire(64, 256, 256)] static partial void Fire8();
    [Fire(64, 256, 256)] static partial void Fire9();
    [PointwiseConv2D(Classes, Activation = Activation.Relu, WidthScaling = WidthScaling.Never)] static partial void Conv10();
    [GlobalAveragePool] static partial void Pool10();
}

[Network]
public static partial class SqueezeNetV10_227
{
    [Input(227, 227, 3)] static partial void Image();
    [SqueezeNetV10] static partial void Body();
}

[Network]
public static partial class SqueezeNetV10_224
{
    [Input(224, 224, 3)] static partial void Image();
    [SqueezeNetV10] static partial void Body();
}

[Network]
public static partial class SqueezeNetV10_Released
{
    [Input(227, 227, 3)] static partial void Image();
    [SqueezeNetV10(pad: 1)] static partial void Body();
}

[Network]
public static partial class SqueezeNetV10_SimpleBypass
{
    [Input(227, 227, 3)] static partial void Image();
    [SqueezeNetV10(odd: FireBypass.Simple)] static partial void Body();
}

[Network]
public static partial class SqueezeNetV10_ComplexBypass
{
    [Input(227, 227, 3)] static partial void Image();
    [SqueezeNetV10(FireBypass.Complex, FireBypass.Simple)] static partial void Body();
}

[Network]
public static partial class SqueezeNetV11_224
{
    [Input(224, 224, 3)] static partial void Image();
    [SqueezeNetV11] static partial void Body();
    [Softmax] static partial void Prob();
}

[Network]
public static partial class SqueezeNetV11_227
{
    [Input(227, 227, 3)] static partial void Image();
    [SqueezeNetV11] static partial void Body();
    [Softmax] static partial void Prob();
}
