using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Joins inputs along an axis; all other sizes are equal.</summary>
public sealed record Concat(int Axis) : Operator
{
    public static Concat Read(ArgumentReader arguments) => new(arguments.Int("Axis", -1, min: -8, max: 7));

    public override string Describe() => "Concat" + (Axis == -1 ? "" : $" axis {Axis}");

    public override bool IsRowByRow(IReadOnlyList<TensorShape> inputs) => Axes.Resolve(Axis, inputs[0].Rank).Axis > 0;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (int axis, ShapeProblem? problem) = Axes.Resolve(Axis, inputs[0].Rank);
        if (problem is not null)
        {
            return problem;
        }

        long size = 0;
        foreach (TensorShape input in inputs)
        {
            if (input.Rank != inputs[0].Rank || Axes.With(input, axis, 1) != Axes.With(inputs[0], axis, 1))
            {
                return new ShapeProblem(FindingIds.ShapeMismatch, "Inputs", $"the inputs are {string.Join(", ", inputs)}; they may differ on axis {axis} only");
            }

            size += input[axis];
        }

        return size > int.MaxValue
            ? new ShapeProblem(FindingIds.TooLarge, "Inputs", $"axis {axis} of the result would have {size} values")
            : Axes.With(inputs[0], axis, (int)size);
    }

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => Axes.Resolve(Axis, inputs[0].Rank).Axis > 0 ? new(1, 1, 0, this) : null;
}
