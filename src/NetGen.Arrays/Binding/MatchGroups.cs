namespace NetGen.Arrays.Binding;

/// <summary>
/// Finds the group of every slot: equal names settle it; for the rest, shapes and order must leave one way only. A normalization directly behind a convolution in the
/// network and in the file goes with it; if that fits nowhere, each goes by itself.
/// </summary>
internal sealed class MatchGroups
{
    private readonly IReadOnlyList<LayerSlot> slots;
    private readonly IReadOnlyList<ArrayGroup> groups;
    private readonly ArrayFormat format;
    private readonly Func<LayerSlot, LayerSlot, bool> runsBefore;
    private readonly NameMatches names;
    private readonly TensorLayout layout;

    private MatchGroups(IReadOnlyList<LayerSlot> slots, IReadOnlyList<ArrayGroup> groups, ArrayFormat format, Func<LayerSlot, LayerSlot, bool> runsBefore, TensorLayout layout)
    {
        this.slots = slots;
        this.groups = GroupOrder.Sort(groups, format);
        this.format = format;
        this.runsBefore = runsBefore;
        this.layout = layout;
        names = new NameMatches(slots, groups);
    }

    /// <summary>The ways to do it, at most two.</summary>
    public static IReadOnlyList<IReadOnlyList<Match>> Run(
        IReadOnlyList<LayerSlot> slots, IReadOnlyList<ArrayGroup> groups, ArrayFormat format, Func<LayerSlot, LayerSlot, bool> runsBefore, TensorLayout layout)
    {
        MatchGroups match = new(slots, groups, format, runsBefore, layout);
        IReadOnlyList<IReadOnlyList<Match>> pairs = match.Search(IsNormOf, static (weights, norm) => weights.Kind == GroupKind.Weighted && norm.Kind == GroupKind.Norm);
        return pairs.Count > 0 ? pairs : match.Search(static (_, _) => false, static (_, _) => false);
    }

    private static bool IsNormOf(LayerSlot weights, LayerSlot norm) =>
        weights.Kind == GroupKind.Weighted && norm.Kind == GroupKind.Norm && norm.Node.Input == weights.Node.Output;

    private IReadOnlyList<IReadOnlyList<Match>> Search(Func<LayerSlot, LayerSlot, bool> belongs, Func<ArrayGroup, ArrayGroup, bool> follows)
    {
        IReadOnlyList<Unit<LayerSlot>> places = Unit<LayerSlot>.Of(slots, belongs);
        IReadOnlyList<Unit<ArrayGroup>> sources = Unit<ArrayGroup>.Of(groups, follows);
        if (places.Count != sources.Count)
        {
            return [];
        }

        IReadOnlyList<int[]> found = AssignmentSearch.Run(
            Table(places, sources, Fits),
            Table(sources, sources, (left, right) => IsOrdered(left.First, right.First)),
            Table(places, places, (left, right) => left != right && runsBefore(left.First, right.First)));
        return [.. found.Select(way => Matches(places, sources, way))];
    }

    /// <summary>Code lists its normalizations between its convolutions or behind all of them: only the order of like ones means something.</summary>
    private bool IsOrdered(ArrayGroup left, ArrayGroup right) =>
        left.Kind == right.Kind && !(names.Has(left) && names.Has(right)) && GroupOrder.Before(left, right, format);

    private bool Fits(Unit<LayerSlot> place, Unit<ArrayGroup> source) =>
        Fits(place.First, source.First) && (place.Second, source.Second) switch
        {
            (null, null) => true,
            ({ } slot, { } group) => Fits(slot, group),
            _ => false,
        };

    private bool Fits(LayerSlot slot, ArrayGroup group) => names.Allow(slot, group) && Fit.Problem(slot, group, layout) is null;

    private static IReadOnlyList<Match> Matches(IReadOnlyList<Unit<LayerSlot>> places, IReadOnlyList<Unit<ArrayGroup>> sources, int[] way)
    {
        List<Match> matches = [];
        for (int i = 0; i < way.Length; i++)
        {
            (Unit<LayerSlot> place, Unit<ArrayGroup> source) = (places[i], sources[way[i]]);
            matches.Add(new Match(place.First, source.First));
            if (place.Second is { } slot && source.Second is { } group)
            {
                matches.Add(new Match(slot, group));
            }
        }

        return matches;
    }

    private static bool[,] Table<TRow, TColumn>(IReadOnlyList<TRow> rows, IReadOnlyList<TColumn> columns, Func<TRow, TColumn, bool> holds)
    {
        bool[,] table = new bool[rows.Count, columns.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
            {
                table[i, j] = holds(rows[i], columns[j]);
            }
        }

        return table;
    }
}
