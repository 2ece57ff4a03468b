using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>
/// Joins two kernels that run over the rows of a map, where the second reads at each position the rows of a window that moves down: the rows of the window lie in
/// variables. A pass makes as many new rows as the window moves, moves the others, and makes an output row of them. Padding rows are rows like others, so that nothing
/// is tested where they are read.
/// </summary>
internal static class FuseRows
{
    /// <param name="first">The kernel that makes the rows.</param>
    /// <param name="second">The kernel that reads them, written for an input in which padding rows lie.</param>
    /// <param name="between">The array that stands for the value in both, and for nothing else.</param>
    /// <param name="window">The rows that the second one reads.</param>
    /// <returns>One kernel that does the work of both; null where they do not fit together.</returns>
    public static KernelCode? Run(KernelCode first, KernelCode second, StaticField between, WindowRows window)
    {
        if (window.Extent < window.Stride || PositionLoops.Of(first, between) is not { Loops.Count: 1 } maker || maker.Positions(0) != (0, window.Rows, 1)
            || PositionLoops.Of(second, between) is not { Loops.Count: 1, IsPosition: null } reader || reader.Positions(0) is not (0, var outputs, 1))
        {
            return null;
        }

        if (HandedRows.Of(maker, reader, first.Body, second.Body, window) is not { } rows)
        {
            return null;
        }

        JoinNames names = new(first.Body, maker, reader, rows.Locals);
        IReadOnlyList<Statement> before = names.Rewrite(reader.Before[0]);
        Local counter = names.Counter(reader.Loops[0].Variable);
        int lead = window.Lead(maker.LeadPasses);
        List<Statement> pass = [.. rows.Moved];
        for (int i = 0; i < window.Stride; i++)
        {
            pass.AddRange(Made(maker, rows, names, counter, window, (-lead, outputs), i));
        }

        IReadOnlyList<Statement> body = names.Rewrite(new LoadsFromLocals(reader.Array, rows.Reader, reader.Body).Rewrite(reader.Body));
        pass.AddRange(lead > 0 ? [new If(PositionLoops.AtPosition(counter), body, [])] : body);
        return FuseKernels.Whole(first, second,
        [
            .. maker.Fields,
            .. names.NewFields,
            .. maker.Before[0],
            .. before,
            .. rows.Declared,
            new For(counter, -lead, (int)outputs, 1, pass),
            .. maker.After[0],
            .. names.Rewrite(reader.After[0]),
        ]);
    }

    /// <summary>One of a pass's new rows: made if it lies in the map, padding if not.</summary>
    private static IReadOnlyList<Statement> Made(PositionLoops maker, HandedRows rows, JoinNames names, Local counter, WindowRows window, (long Start, long End) passes, int i)
    {
        int row = window.Extent - window.Stride + i;
        int first = window.FirstNew + i;
        RowCopy copy = new(maker.Loops[0].Variable, counter, window.Stride, first, names);
        IReadOnlyList<Statement> stored = new StoresToLocals(maker.Array, rows.Maker(row), new Dictionary<Local, Assign>()).Rewrite(maker.Body);
        Statement[] padding = [.. rows.Padding(row)];
        IReadOnlyList<Statement> made = [copy.Counter, .. copy.Rewrite(maker.Pass(stored, padding))];

        // The passes whose row lies in the map, or is one that the maker does something for.
        int start = CeilingOf(-maker.LeadPasses - first, window.Stride);
        int end = CeilingOf(window.Rows - first, window.Stride);
        Expression? inside = start > passes.Start ? counter > start - 1 : null;
        if (end < passes.End)
        {
            Expression above = counter < end;
            inside = inside?.AndAlso(above) ?? above;
        }

        return inside is null ? made : [new If(inside, made, padding)];
    }

    private static int CeilingOf(int value, int divisor) => value >= 0 ? (value + divisor - 1) / divisor : -(-value / divisor);
}
