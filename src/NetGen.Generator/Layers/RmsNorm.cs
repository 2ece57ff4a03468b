using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// gamma x / sqrt(mean of x^2 + epsilon) over the channels of each position. In int8 the sum of squares is exact, gamma a float; the rest is computed in floats
/// and rounded, halves away from zero.
/// </summary>
public sealed record RmsNorm(float Epsilon) : Operator
{
    public static RmsNorm Read(ArgumentReader arguments) => new(arguments.Float("Epsilon", 1e-5f, LayerNorm.LeastEpsilon));

    public override string Describe() => "RmsNorm";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => LayerNorm.Check(inputs[0]) is { } problem ? problem : inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs) => [new("gamma", new TensorShape(inputs[0].Channels)) { IsReal = true }];

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => new(Norm: inputs[0].Channels);

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank >= 2 ? new(1, 1, 0, this) : null;
}
