using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The same values in row-major order under another shape; at most one size is -1 and follows from the others.</summary>
public sealed record Reshape(EquatableArray<int> Sizes) : Operator
{
    public static Reshape Read(ArgumentReader arguments) => new(arguments.Ints("Shape", -1) ?? new[] { -1 });

    public override bool KeepsQuantization => true;

    public override bool IsView => true;

    public override string Describe() => "Reshape";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        long known = 1;
        int open = -1;
        for (int i = 0; i < Sizes.Count; i++)
        {
            if (Sizes[i] == 0 || (Sizes[i] < 0 && open >= 0))
            {
                return new ShapeProblem(FindingIds.ArgumentOutOfRange, "Shape", "sizes are positive, and at most one is -1");
            }

            open = Sizes[i] < 0 ? i : open;
            known = Math.Min(known * Math.Abs((long)Sizes[i]), 1L << 40);
        }

        long count = inputs[0].Count;
        if (Sizes.Count == 0 || (open < 0 ? known != count : count % known != 0))
        {
            return new ShapeProblem(FindingIds.ShapeMismatch, "Shape", $"the input {inputs[0]} has {count} values; {string.Join("x", Sizes)} does not hold them");
        }

        int[] sizes = Sizes.ToArray();
        if (open >= 0)
        {
            sizes[open] = (int)Math.Min(count / known, int.MaxValue);
        }

        return new TensorShape(sizes);
    }

    /// <summary>Where the first size stays, every row is reshaped alone.</summary>
    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs)
    {
        ShapeInference shape = InferShape(inputs);
        return shape.Problem is null && shape.Outputs[0][0] == inputs[0][0] ? new(1, 1, 0, new Reshape(shape.Outputs[0].WithRows(1).Sizes)) : null;
    }
}
