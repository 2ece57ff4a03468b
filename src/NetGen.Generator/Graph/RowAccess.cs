namespace NetGen.Generator.Graph;

/// <summary>
/// How an operator can run row by row: output row y depends on the input rows from y * <paramref name="Stride"/> - <paramref name="Top"/> on,
/// <paramref name="Extent"/> of them, and on no others. Rows outside the input stand for padding.
/// </summary>
/// <param name="OneRow">The operator that makes one output row of that many input rows, padding rows among them.</param>
public sealed record RowAccess(int Extent, int Stride, int Top, Operator OneRow)
{
    /// <summary>What padding rows hold.</summary>
    public RowFill Fill { get; init; }

    /// <summary>The last input row that output row y wants, less y * <see cref="Stride"/>.</summary>
    public int Reach => Extent - 1 - Top;
}
