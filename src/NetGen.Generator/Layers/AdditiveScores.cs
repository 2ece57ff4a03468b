using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Scores of additive attention (arXiv:1409.0473): a query of n values and keys t x n -> 1 x t, e_t = w . tanh(query + keys_t). MACs = t n. In int8 query and keys are
/// added with 12 bits behind the point, tangents have 15 (docs/decoding.md).
/// </summary>
public sealed record AdditiveScores : Operator
{
    public static AdditiveScores Read(ArgumentReader arguments) => new();

    public override string Describe() => "AdditiveScores";

    /// <summary>The tanh of each unit at each position.</summary>
    public override long KeptInside(IReadOnlyList<TensorShape> inputs) => inputs[1].Count;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (TensorShape query, TensorShape keys) = (inputs[0], inputs[1]);
        return query.Rank == 1 && keys.Rank == 2 && query.Channels == keys.Channels
            ? new TensorShape(1, keys.Height)
            : new ShapeProblem(FindingIds.ShapeMismatch, "Inputs", $"the inputs are {query} and {keys}; they must be a query of n values and keys, t x n");
    }

    /// <summary>The sum runs over the weights, so that they have one scale.</summary>
    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs) => [new ParameterSpec("weight", new TensorShape(inputs[0].Channels), -1)];

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        new(inputs[1].Count, inputs[0].Count, Units: outputs[0].Count);
}
