using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>Axes of a file's tensor as axes of NetGen's value, which has no batch.</summary>
internal static class AxisNumbers
{
    public static int Inside(OperatorContext context, TfliteTensor tensor, int axis)
    {
        int rank = tensor.Shape.Length;
        int resolved = axis < 0 ? axis + rank : axis;
        int inside = Shapes.HasBatch(tensor) ? resolved - 1 : resolved;
        return resolved >= 0 && resolved < rank && inside >= 0
            ? inside
            : throw context.Fail($"its axis is {axis}; for {Shapes.Text(tensor)} it must be an axis other than the batch");
    }
}
