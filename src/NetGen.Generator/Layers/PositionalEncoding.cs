using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Adds a table of length x channels: trained values, or sines and cosines. In int8 the table has 8 bits and the sum is that of <see cref="Add"/>.</summary>
public sealed record PositionalEncoding(PositionalKind Kind) : PositionalOperator
{
    public static PositionalEncoding Read(ArgumentReader arguments) => new(arguments.Member("Kind", PositionalKind.Learned));

    public override string Describe() => $"PositionalEncoding {Kind}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) =>
        (Sequences.Check(inputs[0]) ?? (Kind == PositionalKind.Sinusoidal ? Sequences.CheckTable(inputs[0], Table(inputs[0]).Count) : null)) is { } problem ? problem : inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs) => Kind == PositionalKind.Learned ? [new("weight", Table(inputs[0]), -1)] : [];

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => new(Weights: Kind == PositionalKind.Learned ? Table(inputs[0]).Count : 0);

    /// <summary>The shape of the table.</summary>
    public TensorShape Table(TensorShape input) => Context == 0 ? input : input.WithRows(Context);

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;
}
