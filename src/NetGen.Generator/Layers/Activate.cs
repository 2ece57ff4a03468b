using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>An activation function as a node of its own. PRelu has a slope for each channel.</summary>
public sealed record Activate(ActivationKind Function, float Alpha = 0) : Operator
{
    public static Activate Read(ArgumentReader arguments) => new(arguments.Member("Function", ActivationKind.None), arguments.Alpha());

    /// <summary>TensorFlow Lite's outputs of functions with known ends: [0, 1) in steps of 1/256, [-1, 1) in steps of 1/128.</summary>
    public override Quantization? FixedQuantization => Function switch
    {
        ActivationKind.Sigmoid => new(1f / 256, sbyte.MinValue),
        ActivationKind.Tanh => new(1f / 128, 0),
        _ => null,
    };

    public override string Describe() => Function.ToString();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs) =>
        Function == ActivationKind.PRelu ? [new ParameterSpec("alpha", new TensorShape(inputs[0].Channels), -1)] : [];

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        new(Weights: Function == ActivationKind.PRelu ? inputs[0].Channels : 0);

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) => new(1, 1, 0, this);
}
