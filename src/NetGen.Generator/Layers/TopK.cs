using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The k largest values along the last axis by falling value, of equals the lower index first, and their indices, 32-bit integers.</summary>
public sealed record TopK(int K) : Operator
{
    public static TopK Read(ArgumentReader arguments) => new(arguments.Int("K", 1));

    public override string Describe() => $"TopK {K}";

    /// <summary>The largest one is the first.</summary>
    public override bool GivesScores => false;

    public override bool KeepsQuantization => true;

    public override ElementType OutputElement(int output, ElementType input) => output == 0 ? input : ElementType.Int32;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        if (K > input.Channels)
        {
            return new ShapeProblem(FindingIds.ArgumentOutOfRange, "K", $"K is {K}; the input is {input}, and of its {input.Channels} values there are at most {input.Channels} largest");
        }

        TensorShape best = Axes.With(input, input.Rank - 1, K);
        return new[] { best, best };
    }

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank > 1 ? new(1, 1, 0, this) : null;
}
