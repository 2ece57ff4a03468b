using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>SPLIT into equal parts; the axis is its first input.</summary>
internal static class Splitting
{
    public static void Import(OperatorContext context)
    {
        int parts = context.Options.Int(0);
        context.ExpectCounts(2, 2, parts);
        int[] axes = context.Integers(0, "its axis");
        Source input = context.Value(1);
        TfliteTensor tensor = context.Input(1);
        if (axes.Length != 1)
        {
            throw context.Fail($"it has {axes.Length} axes; it must have 1");
        }

        int axis = AxisNumbers.Inside(context, tensor, axes[0]);
        if (parts == 1)
        {
            context.View(input);
            return;
        }

        LayerDraft draft = context.Draft("Split", Arg.Int("Parts", parts));
        if (axis != input.Shape.Rank - 1)
        {
            draft.Arguments.Add(Arg.Int("Axis", axis));
        }

        context.Move(draft, input);
    }
}
