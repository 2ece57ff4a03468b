using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Batch normalization with fixed statistics, channel by channel (Ioffe, Szegedy 2015).</summary>
public sealed record BatchNorm(float Epsilon) : ActivatedOperator
{
    public static BatchNorm Read(ArgumentReader arguments) =>
        new(arguments.Float("Epsilon", 1e-3f, 0)) { Activation = arguments.Activation(), Alpha = arguments.Alpha() };

    public override string Describe() => "BatchNorm" + Activation.Suffix();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape shape = new(inputs[0].Channels);
        return [new("gamma", shape), new("beta", shape), new("mean", shape), new("variance", shape)];
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        new(Norm: 2L * inputs[0].Channels);

    public override bool IsRowByRow(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank >= 2;

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;
}
