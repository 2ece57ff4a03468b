namespace NetGen.Generator.Layers;

/// <summary>The element-wise sum of two or more inputs.</summary>
public sealed record Add : ElementwiseOperator
{
    public static Add Read(ArgumentReader arguments) => new() { Activation = arguments.Activation(), Alpha = arguments.Alpha() };
}
