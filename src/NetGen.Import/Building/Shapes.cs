using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Import.Tflite;

namespace NetGen.Import.Building;

/// <summary>
/// TensorFlow Lite's shapes against NetGen's. NetGen's leave out the batch: the first axis where it has size 1 and is not
/// the only one. A tensor without such an axis keeps all of its axes.
/// </summary>
internal static class Shapes
{
    /// <summary>Whether the first axis is the batch that NetGen leaves out.</summary>
    public static bool HasBatch(TfliteTensor tensor) => tensor.Shape.Length >= 2 && tensor.Shape[0] == 1;

    public static TensorShape Of(TfliteTensor tensor) => tensor.Shape.Length == 0
        ? new TensorShape(1)
        : new TensorShape(HasBatch(tensor) ? tensor.Shape.Skip(1).ToArray() : tensor.Shape);

    /// <summary>The number of values; the sizes are positive.</summary>
    public static long Count(TfliteTensor tensor) => new TensorShape(tensor.Shape).Count;

    /// <summary>Why a computed tensor cannot be a value of a network; null if it can.</summary>
    public static string? Problem(TfliteTensor tensor)
    {
        for (int axis = 0; axis < tensor.Shape.Length; axis++)
        {
            // Converters leave the batch open and store the shape of one item.
            if (axis > 0 && axis < tensor.Signature.Length && tensor.Signature[axis] < 0)
            {
                return $"{tensor.Describe()} has an open size on axis {axis}; convert the model with fixed shapes";
            }

            if (tensor.Shape[axis] is < 1 or > ArgumentReader.Largest)
            {
                return $"{tensor.Describe()} has size {tensor.Shape[axis]} on axis {axis}; sizes must be from 1 to {ArgumentReader.Largest}";
            }
        }

        return Count(tensor) > int.MaxValue ? $"{tensor.Describe()} has more than {int.MaxValue} values" : null;
    }

    /// <summary>"[1, 49, 10, 1]".</summary>
    public static string Text(TfliteTensor tensor) => "[" + string.Join(", ", tensor.Shape) + "]";
}
