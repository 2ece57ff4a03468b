namespace NetGen.Generator.Layers;

/// <summary>The element-wise product of two inputs.</summary>
public sealed record Multiply : ElementwiseOperator
{
    public static Multiply Read(ArgumentReader arguments) => new() { Activation = arguments.Activation(), Alpha = arguments.Alpha() };
}
