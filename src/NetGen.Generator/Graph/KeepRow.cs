using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>A row of a stream, the second input, put at its position among the <paramref name="Count"/> rows of the first one, in place: a cache that layers look back in.</summary>
public sealed record KeepRow(int Count) : Operator
{
    public override bool KeepsQuantization => true;

    public override string Describe() => $"kept with the rows before it, {Count} at most";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => input == 0;
}
