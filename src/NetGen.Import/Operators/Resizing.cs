using NetGen.Import.Building;

namespace NetGen.Import.Operators;

/// <summary>RESIZE_BILINEAR and RESIZE_NEAREST_NEIGHBOR to a constant size.</summary>
internal static class Resizing
{
    public static void Bilinear(OperatorContext context) => Import(context, "Bilinear", 2);

    public static void Nearest(OperatorContext context) => Import(context, "Nearest", 0);

    private static void Import(OperatorContext context, string method, int flags)
    {
        context.ExpectCounts(2, 2);
        Source input = context.Map(0, 4);
        int[] size = context.Integers(1, "its size");
        if (size.Length != 2)
        {
            throw context.Fail($"its size has {size.Length} values; it must be height and width");
        }

        LayerDraft draft = context.Draft("Resize", Arg.Int("Height", size[0]), Arg.Int("Width", size[1]));
        if (method != "Nearest")
        {
            draft.Arguments.Add(Arg.Member("Method", "ResizeMethod", method));
        }

        foreach ((string name, int field) in new[] { ("AlignCorners", flags), ("HalfPixelCenters", flags + 1) })
        {
            if (context.Options.Flag(field))
            {
                draft.Arguments.Add(Arg.Flag(name, true));
            }
        }

        context.Move(draft, input);
    }
}
