using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Product of two values, head by head: rows with rows, t x h d and s x g d -> t x h x s, or t x h x s with columns, s x g d -> t x h d; without the axis h where there is
/// one head. Each of the right value's g heads serves h / g of the left one's. Int8: TensorFlow Lite's batch matmul.
/// </summary>
/// <param name="KeyValueHeads">g.</param>
/// <param name="Causal">Row i meets 0 to i alone; results behind i, where rows meet rows, are 0.</param>
public sealed record MatMul(int Heads, int KeyValueHeads, bool TransposeRight, bool Causal) : PositionalOperator
{
    public static MatMul Read(ArgumentReader arguments)
    {
        int heads = arguments.Int("Heads", 1);
        int keyValueHeads = arguments.Int("KeyValueHeads", 0, 0);
        return new MatMul(heads, keyValueHeads == 0 ? heads : keyValueHeads, arguments.Flag("TransposeRight"), arguments.Flag("Causal"));
    }

    public override string Describe() => (TransposeRight ? "MatMul with rows" : "MatMul") + (Heads > 1 ? $", {Heads} heads" : "") + (Causal ? ", causal" : "");

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (TensorShape left, TensorShape right) = (inputs[0], inputs[1]);
        if (Heads % KeyValueHeads != 0)
        {
            return new ShapeProblem(FindingIds.IndivisibleGroups, "KeyValueHeads", $"{KeyValueHeads} heads do not divide the {Heads} of the left layer");
        }

        bool hasAxis = !TransposeRight && Heads > 1;
        if (right.Rank != 2 || left.Rank != (hasAxis ? 3 : 2) || (hasAxis && left[1] != Heads))
        {
            string wanted = hasAxis ? $"t x {Heads} x s and s x n" : "two sequences, t x k and " + (TransposeRight ? "s x k" : "k x n");
            return new ShapeProblem(FindingIds.ShapeMismatch, "Inputs", $"the inputs are {left} and {right}; they must be {wanted}");
        }

        if (right.Channels % KeyValueHeads != 0 || (TransposeRight && left.Channels % Heads != 0))
        {
            return new ShapeProblem(FindingIds.IndivisibleGroups, "Heads", $"{Heads} heads on the left and {KeyValueHeads} on the right do not divide the channels of {left} and {right}");
        }

        if (TransposeRight ? left.Channels / Heads != right.Channels / KeyValueHeads : left.Channels != right.Height)
        {
            return new ShapeProblem(FindingIds.ShapeMismatch, "Inputs", TransposeRight
                ? $"the heads of {left} have {left.Channels / Heads} values and those of {right} {right.Channels / KeyValueHeads}; they must have as many"
                : $"rows of {left.Channels} values meet {right.Height} rows ({left} and {right}); there must be as many");
        }

        if (Context > 0 ? left.Height != 1 || right.Height != Context : Causal && left.Height != right.Height)
        {
            return new ShapeProblem(FindingIds.ShapeMismatch, "Causal", $"{left.Height} positions meet {right.Height}; what comes before what is known of equally many only");
        }

        return !TransposeRight ? new TensorShape(left.Height, SizeOf(right) * Heads)
            : Heads > 1 ? new TensorShape(left.Height, Heads, right.Height)
            : new TensorShape(left.Height, right.Height);
    }

    /// <summary>Values of a head.</summary>
    public int SizeOf(TensorShape right) => right.Channels / KeyValueHeads;

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        new(Macs: Sequences.Pairs(inputs[0].Height, inputs[1].Height, Causal && Context == 0) * Heads * SizeOf(inputs[1]), Units: outputs[0].Count);

    public override bool IsPositional => Causal;

    public override bool LooksBack(int input) => input == 1;

    public override bool StopsAtPosition(int input) => input == 0 && !TransposeRight;

    public override long MacsPerPosition(IReadOnlyList<TensorShape> inputs) => (long)Heads * SizeOf(inputs[1]);
}
