using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Stores 8-bit or 16-bit results whose exact range is known: a limit that cannot bind is left out, an interpreter limits by a look into a table.</summary>
internal static class LimitedStore
{
    /// <summary>The value that a table's first element stands for; null where no table is wanted, or none is long enough.</summary>
    public static int? TableStart(KernelContext context, SumRange results, int low, int high) =>
        context.IsInterpreted && low >= sbyte.MinValue && (results.Min < low || results.Max > high) ? ClampTable.First(results) : null;

    /// <param name="builder">The kernel's builder.</param>
    /// <param name="target">Where the result goes.</param>
    /// <param name="results">The range of the results before they are limited.</param>
    /// <param name="low">The smallest output.</param>
    /// <param name="high">The largest output.</param>
    /// <param name="start">What <see cref="TableStart"/> says.</param>
    /// <param name="result">The result; less <paramref name="start"/> where there is a table.</param>
    public static void Write(KernelBuilder builder, Element target, SumRange results, int low, int high, int? start, Expression result)
    {
        CodeBuilder code = builder.Code;
        if (start is { } first)
        {
            code.Assign(target, ClampTable.Of(builder, first, low, high)[result]);
            return;
        }

        bool needsLow = results.Min < low;
        bool needsHigh = results.Max > high;
        if (!needsLow && !needsHigh)
        {
            code.Assign(target, result.Within(target.Type));
            return;
        }

        Local t = code.Scratch("t", result);
        Expression limited = needsHigh ? ((Expression)high).If(t > high, t) : t;
        code.Assign(target, (needsLow ? ((Expression)low).If(t < low, limited) : limited).Within(target.Type));
    }
}
