using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Cuts the input into equal parts along an axis.</summary>
public sealed record Split(int Parts, int Axis) : Operator
{
    public static Split Read(ArgumentReader arguments) => new(arguments.Int("Parts", 1, max: 1024), arguments.Int("Axis", -1, min: -8, max: 7));

    public override bool KeepsQuantization => true;

    public override string Describe() => $"Split {Parts}" + (Axis == -1 ? "" : $" axis {Axis}");

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (int axis, ShapeProblem? problem) = Axes.Resolve(Axis, inputs[0].Rank);
        if (problem is not null)
        {
            return problem;
        }

        if (inputs[0][axis] % Parts != 0)
        {
            return new ShapeProblem(FindingIds.IndivisibleGroups, "Parts", $"{Parts} parts do not divide the {inputs[0][axis]} values of axis {axis}");
        }

        TensorShape part = Axes.With(inputs[0], axis, inputs[0][axis] / Parts);
        return Enumerable.Repeat(part, Parts).ToArray();
    }

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => Axes.Resolve(Axis, inputs[0].Rank).Axis > 0 ? new(1, 1, 0, this) : null;
}
