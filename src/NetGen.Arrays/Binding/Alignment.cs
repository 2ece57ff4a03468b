namespace NetGen.Arrays.Binding;

/// <summary>As many slots as possible with groups that fit, both in their order: what a person would try first where nothing is certain.</summary>
internal static class Alignment
{
    public static IReadOnlyList<Match> Run(IReadOnlyList<LayerSlot> slots, IReadOnlyList<ArrayGroup> groups, TensorLayout layout)
    {
        List<Match> matches = [];
        NameMatches names = new(slots, groups);
        foreach (GroupKind kind in Enum.GetValues<GroupKind>())
        {
            LayerSlot[] places = [.. slots.Where(slot => slot.Kind == kind)];
            matches.AddRange(Longest(places, groups, (slot, group) => names.Allow(slot, group) && Fit.Problem(slot, group, layout) is null));
        }

        return [.. matches.OrderBy(match => match.Slot.Index)];
    }

    /// <summary>The longest common subsequence.</summary>
    private static IEnumerable<Match> Longest(LayerSlot[] slots, IReadOnlyList<ArrayGroup> groups, Func<LayerSlot, ArrayGroup, bool> fits)
    {
        bool[,] pairs = new bool[slots.Length, groups.Count];
        int[,] lengths = new int[slots.Length + 1, groups.Count + 1];
        for (int i = slots.Length - 1; i >= 0; i--)
        {
            for (int j = groups.Count - 1; j >= 0; j--)
            {
                pairs[i, j] = fits(slots[i], groups[j]);
                int skipped = Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
                lengths[i, j] = pairs[i, j] ? Math.Max(skipped, 1 + lengths[i + 1, j + 1]) : skipped;
            }
        }

        for (int i = 0, j = 0; i < slots.Length && j < groups.Count;)
        {
            if (pairs[i, j] && lengths[i, j] == 1 + lengths[i + 1, j + 1])
            {
                yield return new Match(slots[i++], groups[j++]);
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}
