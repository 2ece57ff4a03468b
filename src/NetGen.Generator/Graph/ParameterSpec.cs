using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>A parameter that an operator wants.</summary>
/// <param name="Role">"weight", "bias", ...</param>
/// <param name="ChannelAxis">The axis of the output channels, along which per-channel scales run.</param>
public sealed record ParameterSpec(string Role, TensorShape Shape, int ChannelAxis = 0)
{
    /// <summary>The layer whose tensor it is; null: the operator's own.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether it is float32 in integer networks too.</summary>
    public bool IsReal { get; init; }

    /// <summary>Whether the tensor is added to sums: in integer networks it is a 32-bit integer in the scale of the sum.</summary>
    public bool IsBias => Role.EndsWith("bias", StringComparison.Ordinal);

    /// <summary>Whether its zero point is 0 in integer networks: that of weights, and of an Lstm's peepholes, which weigh its cell.</summary>
    public bool IsSymmetric => IsWeight || Role.EndsWith("peephole", StringComparison.Ordinal);

    /// <summary>Whether values are multiplied with the tensor and summed up: in integer networks its zero point is 0.</summary>
    public bool IsWeight => Role.EndsWith("weight", StringComparison.Ordinal);
}
