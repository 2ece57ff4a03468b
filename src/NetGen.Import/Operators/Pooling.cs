using NetGen.Import.Building;

namespace NetGen.Import.Operators;

/// <summary>AVERAGE_POOL_2D (padding does not count) and MAX_POOL_2D.</summary>
internal static class Pooling
{
    public static void Average(OperatorContext context) => Import(context, "AveragePool");

    public static void Max(OperatorContext context) => Import(context, "MaxPool");

    private static void Import(OperatorContext context, string kind)
    {
        context.ExpectCounts(1, 1);
        Source input = context.Map(0, 4);
        int width = Windows.Positive(context, 3, "filter_width");
        int height = Windows.Positive(context, 4, "filter_height");
        LayerDraft draft = context.Draft(kind);
        Windows.AddKernel(draft, height, width);
        Windows.AddPair(draft, "Stride", Windows.Positive(context, 2, "stride_h"), Windows.Positive(context, 1, "stride_w"), height, width);
        Windows.AddPadding(context, draft, 0, "Valid");
        context.AddActivation(draft, 5);
        context.Move(draft, input);
    }
}
