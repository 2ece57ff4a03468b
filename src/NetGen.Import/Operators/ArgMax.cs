using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>ARG_MAX along a constant axis; 32-bit indices.</summary>
internal static class ArgMax
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(2, 2);
        Source input = context.Value(0);
        int[] axes = context.Integers(1, "its axis");
        if (axes.Length != 1 || context.Output().Type != TfliteType.Int32)
        {
            throw context.Fail($"it has {axes.Length} axes and gives {context.Output().Type}; it must have one axis and give Int32 (convert with output_type=tf.int32)");
        }

        int axis = AxisNumbers.Inside(context, context.Input(0), axes[0]);
        LayerDraft draft = context.Draft("ArgMax");
        if (axis != input.Shape.Rank - 1)
        {
            draft.Arguments.Add(Arg.Int("Axis", axis));
        }

        context.Finish(draft, [input]);
    }
}
