using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>A box out of the input: output index i on an axis reads input index begin + i * stride.</summary>
public sealed record Slice(EquatableArray<int> Begin, EquatableArray<int> Size, EquatableArray<int> Strides) : Operator
{
    public static Slice Read(ArgumentReader arguments)
    {
        int[] begin = arguments.Ints("Begin", 0) ?? [];
        int[] size = arguments.Ints("Size", -1) ?? [];
        return new Slice(begin, size, arguments.Ints("Strides", 1) ?? [.. begin.Select(_ => 1)]);
    }

    public override bool KeepsQuantization => true;

    public override string Describe() => $"Slice [{string.Join(",", Begin)}] {string.Join("x", Size)}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        foreach ((string name, EquatableArray<int> list) in new[] { ("Begin", Begin), ("Size", Size), ("Strides", Strides) })
        {
            if (list.Count != input.Rank)
            {
                return new ShapeProblem(FindingIds.ArgumentOutOfRange, name, $"{name} has {list.Count} values; the input {input} has {input.Rank} axes");
            }
        }

        int[] sizes = new int[input.Rank];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            int room = input[axis] - Begin[axis];
            int most = room <= 0 ? 0 : ((room - 1) / Strides[axis]) + 1;
            sizes[axis] = Size[axis] == -1 ? most : Size[axis];
            if (sizes[axis] < 1 || sizes[axis] > most)
            {
                return new ShapeProblem(FindingIds.ArgumentOutOfRange, "Size", $"axis {axis} of the input {input} has {most} values from {Begin[axis]} in steps of {Strides[axis]}; Size asks for {Size[axis]}");
            }
        }

        return new TensorShape(sizes);
    }

    /// <summary>
    /// Rows from the first one that is wanted on. Where rows at the sequence's end are left out, each row comes so much later: a sequence's last row is the
    /// stream's newest one when the sequence is over, as of every other value.
    /// </summary>
    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs)
    {
        ShapeInference shape = InferShape(inputs);
        if (shape.Problem is not null)
        {
            return null;
        }

        int leftOut = inputs[0][0] - Begin[0] - (shape.Outputs[0][0] * Strides[0]);
        Slice row = new([0, .. Begin.Skip(1)], [1, .. shape.Outputs[0].Sizes.Skip(1)], [1, .. Strides.Skip(1)]);
        return new RowAccess(1 + Math.Max(0, leftOut), Strides[0], -Begin[0], row);
    }
}
