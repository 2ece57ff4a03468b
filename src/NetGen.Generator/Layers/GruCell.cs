using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The elementwise half of a <see cref="Gru"/> whose reset lies behind the product: sums of the input and of the state, one gate's units after the other (r, z, n),
/// and the state before; gives the state.
/// </summary>
public sealed record GruCell : Operator
{
    public override string Describe() => "gates and state";

    /// <summary>Whether the state is kept in 8 and in 16 bits: two outputs.</summary>
    public bool Integer { get; init; }

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => Integer ? new[] { inputs[2], inputs[2] } : inputs[2];
}
