using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>A trained tensor of a node. Without parameters for the network, shapes are known and <see cref="Data"/> is null.</summary>
/// <param name="Role">What it is to its operator: "weight", "bias", "alpha", "gamma", "beta", "mean", "variance".</param>
/// <param name="Name">"Stem.weight".</param>
public sealed record Parameter(string Role, string Name, TensorType Type, TensorData? Data = null)
{
    /// <summary>The first of the named tensor's rows that it has: 0 unless a pass took the tensor apart.</summary>
    public int FirstRow { get; init; }
}
