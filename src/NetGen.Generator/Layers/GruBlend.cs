using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The state behind <see cref="GruGates"/>: the sums of the input, of which the last third (the half in a minimal unit) is the candidate's, the candidate's sum
/// of what the reset left, the gate z and the state before. h = (1 - z) n + z h'; in a minimal unit the gate opens the other way, h = (1 - f) h' + f n.
/// </summary>
public sealed record GruBlend(bool Minimal) : Operator
{
    public override string Describe() => "candidate and state";

    /// <summary>Whether the state is kept in 8 and in 16 bits: two outputs.</summary>
    public bool Integer { get; init; }

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => Integer ? new[] { inputs[3], inputs[3] } : inputs[3];
}
