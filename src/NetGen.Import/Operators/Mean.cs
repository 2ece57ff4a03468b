using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>MEAN over height and width, or over the length of a sequence: GlobalAveragePool.</summary>
internal static class Mean
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(2, 2);
        Source input = context.Value(0);
        TfliteTensor tensor = context.Input(0);
        int rank = tensor.Shape.Length;
        int[] axes = [.. context.Integers(1, "its axes").Select(axis => axis < 0 ? axis + rank : axis).Distinct().OrderBy(axis => axis)];
        bool map = rank == 4 && axes.SequenceEqual([1, 2]);
        bool sequence = rank == 3 && axes.SequenceEqual([1]);
        if (!(map || sequence) || tensor.Shape[0] != 1)
        {
            throw context.Fail($"it averages axes {string.Join(", ", axes)} of {Shapes.Text(tensor)}; NetGen imports the mean over height and width of [1, H, W, C], or over the length of [1, L, C]");
        }

        context.Compute(context.Draft("GlobalAveragePool"), [input], squeeze: true);
    }
}
