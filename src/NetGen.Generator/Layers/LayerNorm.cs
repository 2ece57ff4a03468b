using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// gamma (x - mean) / sqrt(variance + epsilon) + beta over the channels of each position. In int8 the sums are exact, gamma and beta floats; the rest is computed in
/// floats and rounded, halves away from zero.
/// </summary>
public sealed record LayerNorm(float Epsilon) : Operator
{
    /// <summary>Squares of differences of 8-bit values add up to less than 2^31.</summary>
    internal const int MostChannels = 1 << 15;

    /// <summary>Whoever divides by it stays among the normal floats.</summary>
    internal const float LeastEpsilon = 1e-30f;

    public static LayerNorm Read(ArgumentReader arguments) => new(arguments.Float("Epsilon", 1e-5f, LeastEpsilon));

    public override string Describe() => "LayerNorm";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => Check(inputs[0]) is { } problem ? problem : inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape shape = new(inputs[0].Channels);
        return [new("gamma", shape) { IsReal = true }, new("beta", shape) { IsReal = true }];
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => new(Norm: 2L * inputs[0].Channels);

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank >= 2 ? new(1, 1, 0, this) : null;

    internal static ShapeProblem? Check(TensorShape input) => input.Channels <= MostChannels
        ? null
        : new ShapeProblem(FindingIds.TooLarge, null, $"the input {input} has {input.Channels} channels; normalization is over at most {MostChannels}");
}
