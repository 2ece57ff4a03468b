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

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[2];
}
