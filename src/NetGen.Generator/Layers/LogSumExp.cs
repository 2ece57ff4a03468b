using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The logarithm of the sum of the exponentials of each row's values, a float: what a value has more than that is its log-probability. Inputs: the rows, and the largest values of
/// each, the largest first.
/// </summary>
public sealed record LogSumExp : Operator
{
    public override string Describe() => "LogSumExp";

    public override ElementType OutputElement(ElementType input) => ElementType.Float32;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => Axes.With(inputs[0], inputs[0].Rank - 1, 1);

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank > 1 ? new(1, 1, 0, this) : null;
}
