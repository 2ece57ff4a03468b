using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The gates of a recurrent unit whose reset lies in front of the product: sums of the input for all gates and the candidate, sums of the state for the gates,
/// and the state before; gives the state that is left by the reset, and the gate that blends. A minimal unit has one gate for both.
/// </summary>
public sealed record GruGates(bool Minimal) : Operator
{
    public override string Describe() => Minimal ? "gate" : "gates";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => new[] { inputs[2], inputs[2] };
}
