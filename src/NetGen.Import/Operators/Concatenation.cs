using NetGen.Import.Building;

namespace NetGen.Import.Operators;

/// <summary>CONCATENATION. In int8 TensorFlow Lite wants all inputs and the output to have one quantization.</summary>
internal static class Concatenation
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(1, 1024);
        if (context.Options.Byte(1) != 0)
        {
            throw context.Fail("it has a fused activation; a concatenation must have none");
        }

        Source[] inputs = new Source[context.Operator.Inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = context.Value(i);
            context.ExpectSameQuantization(context.Input(i), context.Output());
            if (context.Input(i).Shape.Length != context.Output().Shape.Length || Shapes.HasBatch(context.Input(i)) != Shapes.HasBatch(context.Output()))
            {
                throw context.Fail($"it joins {Shapes.Text(context.Input(i))} to {Shapes.Text(context.Output())} along the batch; NetGen imports batch 1");
            }
        }

        if (inputs.Length == 1)
        {
            context.View(inputs[0]);
            return;
        }

        int axis = AxisNumbers.Inside(context, context.Input(0), context.Options.Int(0));
        LayerDraft draft = context.Draft("Concat");
        if (axis != inputs[0].Shape.Rank - 1)
        {
            draft.Arguments.Add(Arg.Int("Axis", axis));
        }

        context.Compute(draft, inputs);
    }
}
