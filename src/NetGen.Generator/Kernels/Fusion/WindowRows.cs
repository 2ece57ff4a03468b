using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>
/// How a kernel reads the rows of its input where padding rows lie in it like others: at output row y the <paramref name="Extent"/> rows from y * <paramref name="Stride"/> on.
/// </summary>
/// <param name="Rows">Rows of the input, padding left out.</param>
/// <param name="Length">Values in a row.</param>
/// <param name="Top">Padding rows above.</param>
/// <param name="Fill">What padding rows hold.</param>
public sealed record WindowRows(int Rows, int Length, int Extent, int Stride, int Top, Expression Fill)
{
    /// <summary>Whether a method may have enough variables for all values of a window.</summary>
    public bool FitsVariables => (long)Extent * Length <= KernelLimits.CountedMethodLocals;

    /// <summary>The first of the rows that are new at an output row y, less y * <see cref="Stride"/>; padding is not counted.</summary>
    public int FirstNew => Extent - Stride - Top;

    /// <summary>Passes in front of the first output row, in which rows are made that it finds in its window.</summary>
    /// <param name="makerLead">The passes in front of its first row that the rows' maker has itself.</param>
    public int Lead(int makerLead) => Math.Max(0, (FirstNew + makerLead + Stride - 1) / Stride);
}
