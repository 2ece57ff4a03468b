namespace NetGen.Generator.Kernels;

/// <summary>Output channels that follow one another and share a packed sum.</summary>
internal sealed record LaneGroup(int First, LaneLayout Layout)
{
    /// <summary>More lanes than this gain little: each takes its own way out.</summary>
    public const int Most = 8;

    public int Count => Layout.Count;

    /// <summary>The channels' weights for an input in one constant.</summary>
    public long Pack(IChannelWeights weights, int input)
    {
        long sum = 0;
        for (int j = 0; j < Layout.Count; j++)
        {
            sum = unchecked(sum + ((long)weights.Weight(First + j, input) << Layout.Lanes[j].Shift));
        }

        return sum;
    }

    /// <summary>The channels in groups, each as large as its exact limits allow; null if one channel alone is no 32-bit sum.</summary>
    public static IReadOnlyList<LaneGroup>? Of(int first, int count, Func<int, SumRange> sum)
    {
        List<LaneGroup> groups = [];
        for (int k = first; k < first + count;)
        {
            int start = k;
            SumRange[] sums = [.. Enumerable.Range(0, Math.Min(Most, first + count - k)).Select(j => sum(start + j))];
            LaneLayout? layout = null;
            for (int n = sums.Length; n > 0 && layout is null; n--)
            {
                layout = LaneLayout.Of(sums, n);
            }

            if (layout is null)
            {
                return null;
            }

            groups.Add(new LaneGroup(k, layout));
            k += layout.Count;
        }

        return groups;
    }
}
