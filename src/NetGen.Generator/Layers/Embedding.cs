using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>A row of a table for each index. In int8 the rows are rounded to the output's steps when code is made: the table holds what comes out.</summary>
public sealed record Embedding(int Words, int Size) : Operator
{
    /// <summary>Whether the input is no sequence of indices but a single one, whose row is a vector.</summary>
    public bool IsOne { get; init; }

    public static Embedding Read(ArgumentReader arguments) => new(arguments.Int("Vocabulary", 1), arguments.Int("Size", 1));

    public override int? Vocabulary => Words;

    public override bool GivesPrecision => true;

    public override string Describe() => $"Embedding {Words}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => IsOne ? new TensorShape(Size) : new TensorShape([.. inputs[0].Sizes, Size]);

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs) => [new("weight", new TensorShape(Words, Size))];

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => new(1, 1, 0, this);

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => new(Weights: (long)Words * Size);
}
