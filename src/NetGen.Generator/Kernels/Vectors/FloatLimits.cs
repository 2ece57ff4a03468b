using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>Activations that only limit floats.</summary>
internal readonly record struct FloatLimits(float Low, float High)
{
    /// <summary>Null for activations that do more.</summary>
    public static FloatLimits? Of(KernelContext context) => ((ActivatedOperator)context.Node.Operator).Activation switch
    {
        ActivationKind.None => new FloatLimits(float.NegativeInfinity, float.PositiveInfinity),
        ActivationKind.Relu => new FloatLimits(0, float.PositiveInfinity),
        ActivationKind.Relu6 => new FloatLimits(0, 6),
        _ => null,
    };
}
