using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The index of the largest value along an axis, the first of equals; 32-bit integers.</summary>
public sealed record ArgMax(int Axis) : Operator
{
    public static ArgMax Read(ArgumentReader arguments) => new(arguments.Int("Axis", -1, min: -8, max: 7));

    public override string Describe() => "ArgMax" + (Axis == -1 ? "" : $" axis {Axis}");

    public override ElementType OutputElement(ElementType input) => ElementType.Int32;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (int axis, ShapeProblem? problem) = Axes.Resolve(Axis, inputs[0].Rank);
        if (problem is not null)
        {
            return problem;
        }

        int[] rest = inputs[0].Sizes.Where((_, i) => i != axis).ToArray();
        return new TensorShape(rest.Length == 0 ? [1] : rest);
    }

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => Axes.Resolve(Axis, inputs[0].Rank).Axis > 0 ? new(1, 1, 0, this) : null;
}
