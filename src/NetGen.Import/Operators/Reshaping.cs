namespace NetGen.Import.Operators;

/// <summary>RESHAPE, SQUEEZE, EXPAND_DIMS: the same values under the output's shape. Their other inputs repeat that shape.</summary>
internal static class Reshaping
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(1, 2);
        context.View(context.Value(0));
    }
}
