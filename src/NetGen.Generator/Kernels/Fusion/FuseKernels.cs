using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>
/// Joins two kernels that run over the same positions, where the second reads at each position just what the first wrote there: the value between them is
/// handed over in variables and never lies in memory. Saves a store, a load and the loop for each of its elements.
/// </summary>
internal static class FuseKernels
{
    /// <param name="first">The kernel that makes the value.</param>
    /// <param name="second">The kernel that reads it.</param>
    /// <param name="between">The array that stands for the value in both, and for nothing else.</param>
    /// <returns>One kernel that does the work of both; null where they do not fit together.</returns>
    public static KernelCode? Run(KernelCode first, KernelCode second, StaticField between)
    {
        if (PositionLoops.Of(first, between) is not { } maker || PositionLoops.Of(second, between) is not { } reader || !maker.RunsLike(reader))
        {
            return null;
        }

        if (HandOver.Of(maker, reader, first.Body, second.Body) is not { } hands)
        {
            return null;
        }

        // Outer blocks first: what they declare, inner ones name.
        JoinNames names = JoinNames.OfSamePositions(first.Body, maker, reader);
        IReadOnlyList<Statement>[] before = [.. reader.Before.Select(names.Rewrite)];
        List<Statement> body = Inner(maker, reader, hands, names);
        for (int depth = maker.Loops.Count - 1; depth >= 0; depth--)
        {
            For loop = maker.Loops[depth];
            body =
            [
                .. maker.Before[depth],
                .. before[depth],
                new For(loop.Variable, loop.From, loop.To, loop.Step, depth == maker.Loops.Count - 1 ? maker.Pass(body) : body) { Passes = loop.Passes },
                .. maker.After[depth],
                .. names.Rewrite(reader.After[depth]),
            ];
        }

        return Whole(first, second, [.. maker.Fields, .. names.NewFields, .. body]);
    }

    /// <summary>The statements of both with what they use.</summary>
    internal static KernelCode Whole(KernelCode first, KernelCode second, IReadOnlyList<Statement> statements) => new(DropUnread.Run(statements))
    {
        Arrays = [.. first.Arrays.Concat(second.Arrays).GroupBy(array => array.Field.Name).Select(same => same.First())],
        Helpers = [.. first.Helpers.Concat(second.Helpers).GroupBy(helper => helper.Name).Select(same => same.First())],
    };

    private static List<Statement> Inner(PositionLoops maker, PositionLoops reader, HandOver hands, JoinNames names)
    {
        IReadOnlyList<Statement> read = new LoadsFromLocals(reader.Array, hands, reader.Body).Rewrite(reader.Body);
        Dictionary<Local, Assign> applied = AppliedAtOnce.Find(read, hands);
        Dictionary<Local, Assign> renamed = applied.ToDictionary(pair => pair.Key, pair => (Assign)names.Rewrite(pair.Value).Single());
        IReadOnlyList<Statement> made = new StoresToLocals(maker.Array, hands, renamed).Rewrite(maker.Body);
        return [.. hands.Declared, .. made, .. names.Rewrite([.. read.Where(statement => !applied.ContainsValue((statement as Assign)!))])];
    }
}
