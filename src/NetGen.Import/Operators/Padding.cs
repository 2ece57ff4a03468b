using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>PAD and PADV2: paddings [rank, 2], and for PADV2 the value of the border.</summary>
internal static class Padding
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(2, 3);
        Source input = context.Value(0);
        TfliteTensor tensor = context.Input(0);
        int[] pads = context.Integers(1, "its paddings");
        int rank = tensor.Shape.Length;
        if (pads.Length != 2 * rank || pads.Any(pad => pad is < 0 or > 1 << 24))
        {
            throw context.Fail($"its paddings are [{string.Join(", ", pads)}]; {Shapes.Text(tensor)} demands {rank} pairs that are not negative");
        }

        if (pads.All(pad => pad == 0))
        {
            context.View(input);
            return;
        }

        bool outside = pads[0] + pads[1] + pads[pads.Length - 2] + pads[pads.Length - 1] > 0;
        if (rank is not (3 or 4) || tensor.Shape[0] != 1 || outside)
        {
            throw context.Fail($"it pads {Shapes.Text(tensor)} by [{string.Join(", ", pads)}]; NetGen imports padding of height and width of [1, H, W, C], or of the length of [1, L, C]");
        }

        LayerDraft draft = context.Draft(
            "Pad",
            Arg.Int("Top", pads[2]),
            Arg.Int("Left", rank == 4 ? pads[4] : 0),
            Arg.Int("Bottom", pads[3]),
            Arg.Int("Right", rank == 4 ? pads[5] : 0));
        if (context.HasInput(2) && Value(context) is var value and not 0)
        {
            draft.Arguments.Add(Arg.Number("Value", value));
        }

        context.Move(draft, input);
    }

    /// <summary>The border's value in real numbers; it must survive the way back to the output's quantization.</summary>
    private static float Value(OperatorContext context)
    {
        TfliteTensor tensor = context.Constant(2, "its border value");
        if (Shapes.Count(tensor) != 1)
        {
            throw context.Fail($"its border value, {tensor.Describe()}, is {Shapes.Text(tensor)}; it must be one number");
        }

        if (!context.IsInt8)
        {
            return Packing.ToFloats(context.Floats(tensor, "border value", new TensorShape(1)).Bytes.AsSpan())[0];
        }

        context.ExpectSameQuantization(tensor, context.Output());
        Quantization quantization = Quantizations.OfValue(tensor).Quantization!;
        sbyte stored = (sbyte)context.Bytes(tensor, 1, "its border value")[0];
        return quantization.Scale * (stored - quantization.ZeroPoint);
    }
}
