using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>An operator that applies an activation function to its output before it stores it.</summary>
public abstract record ActivatedOperator : Operator
{
    /// <summary>In integer arithmetic a clamp only; other functions are nodes of their own.</summary>
    public ActivationKind Activation { get; init; }

    /// <summary>Slope of LeakyRelu.</summary>
    public float Alpha { get; init; }

    public override bool KeepsSums => Activation is ActivationKind.HardSwish or ActivationKind.Swish or ActivationKind.Gelu;
}
