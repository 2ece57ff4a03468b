using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Axes as users write them: negative ones count from the last.</summary>
public static class Axes
{
    public static (int Axis, ShapeProblem? Problem) Resolve(int axis, int rank, string argument = "Axis")
    {
        int resolved = axis < 0 ? axis + rank : axis;
        return resolved >= 0 && resolved < rank
            ? (resolved, null)
            : (0, new ShapeProblem(FindingIds.ArgumentOutOfRange, argument, $"{argument} is {axis}; the input has {rank} axes, so it must be from {-rank} to {rank - 1}"));
    }

    /// <summary>The product of the sizes before an axis, and that of the sizes behind it.</summary>
    public static (int Outer, int Inner) Around(TensorShape shape, int axis)
    {
        int outer = 1;
        int inner = 1;
        for (int i = 0; i < shape.Rank; i++)
        {
            outer *= i < axis ? shape[i] : 1;
            inner *= i > axis ? shape[i] : 1;
        }

        return (outer, inner);
    }

    /// <summary>The shape with another size on one axis.</summary>
    public static TensorShape With(TensorShape shape, int axis, int size)
    {
        int[] sizes = shape.Sizes.ToArray();
        sizes[axis] = size;
        return new TensorShape(sizes);
    }
}
