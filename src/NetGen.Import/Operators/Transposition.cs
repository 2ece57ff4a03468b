using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>TRANSPOSE. A batch of one moves no value, wherever it goes: the others are permuted, the rest is a shape.</summary>
internal static class Transposition
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(2, 2);
        Source input = context.Value(0);
        TfliteTensor tensor = context.Input(0);
        int[] permutation = context.Integers(1, "its permutation");
        if (!permutation.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, tensor.Shape.Length)))
        {
            throw context.Fail($"its permutation is [{string.Join(", ", permutation)}]; for {Shapes.Text(tensor)} it must name each axis once");
        }

        int[] wanted = [.. permutation.Select(axis => tensor.Shape[axis])];
        if (!wanted.SequenceEqual(context.Output().Shape))
        {
            throw context.Fail($"its output is {Shapes.Text(context.Output())}; its permutation gives [{string.Join(", ", wanted)}]");
        }

        int[] inside = Shapes.HasBatch(tensor) ? [.. permutation.Where(axis => axis != 0).Select(axis => axis - 1)] : permutation;
        if (inside.SequenceEqual(Enumerable.Range(0, inside.Length)))
        {
            context.View(input);
            return;
        }

        context.Move(context.Draft("Transpose", Arg.Ints("Permutation", inside)), input, squeeze: true);
    }
}
