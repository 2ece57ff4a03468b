using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Reorders the axes: output axis k is input axis <c>Permutation[k]</c>.</summary>
public sealed record Transpose(EquatableArray<int> Permutation) : Operator
{
    public static Transpose Read(ArgumentReader arguments) => new(arguments.Ints("Permutation", 0) ?? []);

    public override bool KeepsQuantization => true;

    public override string Describe() => $"Transpose {string.Join(",", Permutation)}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        if (!Permutation.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, input.Rank)))
        {
            return new ShapeProblem(FindingIds.ArgumentOutOfRange, "Permutation", $"the permutation is {string.Join(", ", Permutation)}; for the input {input} it must name each axis from 0 to {input.Rank - 1} once");
        }

        return new TensorShape(Permutation.Select(axis => input[axis]).ToArray());
    }

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => Permutation[0] == 0 ? new(1, 1, 0, this) : null;
}
