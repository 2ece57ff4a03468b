namespace NetGen.Generator.Layers;

/// <summary>Convolution with a 1 x 1 kernel: a <see cref="Conv2D"/>.</summary>
public static class PointwiseConv2D
{
    public static Conv2D Read(ArgumentReader arguments) => Conv2D.Create(arguments, arguments.Window(PaddingMode.Same));
}
