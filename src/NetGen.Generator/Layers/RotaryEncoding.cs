using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Pair i of each head, at position p, turned by p * Base^(-2 i / head size) (arXiv:2104.09864). In int8 two products with floats, rounded, halves away from zero.
/// </summary>
public sealed record RotaryEncoding(int HeadSize, RotaryPairs Pairs, float Base) : PositionalOperator
{
    public static RotaryEncoding Read(ArgumentReader arguments)
    {
        RotaryPairs pairs = arguments.Member("Pairs", RotaryPairs.Halves);
        if (pairs == RotaryPairs.None)
        {
            arguments.Report(FindingIds.ArgumentOutOfRange, "Pairs", "Pairs is None, which turns nothing; it must be Halves or Neighbours");
        }

        return new RotaryEncoding(arguments.Int("HeadSize", 2, 2), pairs, arguments.Float("Base", 10000, 1, 1e9f));
    }

    public override string Describe() => $"RotaryEncoding {HeadSize}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        if ((Sequences.Check(inputs[0]) ?? Sequences.CheckTable(inputs[0], (long)Positions(inputs[0]) * HeadSize)) is { } problem)
        {
            return problem;
        }

        return HeadSize % 2 != 0 || inputs[0].Channels % HeadSize != 0
            ? new ShapeProblem(FindingIds.IndivisibleGroups, "HeadSize", $"heads of {HeadSize} values: the size must be even and divide the {inputs[0].Channels} channels")
            : inputs[0];
    }

    /// <summary>Positions of the tables.</summary>
    public int Positions(TensorShape input) => Context == 0 ? input.Height : Context;

    /// <summary>The places in a head of the two values of a pair.</summary>
    public (int First, int Second) Pair(int i) => Pairs == RotaryPairs.Halves ? (i, i + (HeadSize / 2)) : (2 * i, (2 * i) + 1);

    /// <summary>The angle of a pair at a position, in radians.</summary>
    public double Angle(int position, int pair) => position * Math.Pow(Base, -2.0 * pair / HeadSize);

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;
}
