using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The logarithm of the sum of the exponentials of a vector's values, a float: what a value has more than that is its log-probability. Inputs: the vector, and its largest values,
/// the largest first.
/// </summary>
public sealed record LogSumExp : Operator
{
    public override string Describe() => "LogSumExp";

    public override ElementType OutputElement(ElementType input) => ElementType.Float32;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => new TensorShape(1);
}
