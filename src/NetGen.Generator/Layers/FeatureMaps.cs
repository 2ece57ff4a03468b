using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Shape rules that all layers over height, width and channels share.</summary>
public static class FeatureMaps
{
    /// <summary>A feature map is height x width x channels, or length x channels.</summary>
    public static ShapeProblem? Check(TensorShape input) => input.Rank is 2 or 3
        ? null
        : new ShapeProblem(FindingIds.ShapeMismatch, null, $"the input is {input}; it must be height x width x channels, or length x channels");

    /// <summary>The shape after a window has moved over the input.</summary>
    public static ShapeInference Slide(TensorShape input, Window window, int channels)
    {
        if (Check(input) is { } problem)
        {
            return problem;
        }

        (WindowGeometry geometry, ShapeProblem? misfit) = window.Resolve(input.Height, input.Width);
        if (misfit is not null)
        {
            return misfit;
        }

        return WithSize(input, geometry.OutHeight, geometry.OutWidth, channels);
    }

    /// <summary>A shape of the input's rank with another height, width and number of channels.</summary>
    public static ShapeInference WithSize(TensorShape input, int height, int width, int channels)
    {
        if (input.Rank == 3)
        {
            return new TensorShape(height, width, channels);
        }

        return width == 1
            ? new TensorShape(height, channels)
            : new ShapeProblem(FindingIds.ShapeMismatch, null, $"the input {input} has no width; a kernel of several columns or padding beside it needs height x width x channels");
    }

    /// <summary>Whether <paramref name="operand"/> is broadcast over the height and width of <paramref name="full"/>: C or 1 x 1 x C.</summary>
    public static bool IsChannelwise(TensorShape operand, TensorShape full) =>
        operand != full && operand.Channels == full.Channels && operand.Count == operand.Channels;
}
