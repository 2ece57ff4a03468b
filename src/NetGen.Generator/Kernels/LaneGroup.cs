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
        int channel = First;
        foreach (Lane lane in Layout.Lanes)
        {
            sum = unchecked(sum + ((long)weights.Weight(channel++, input) << lane.Shift));
        }

        return sum;
    }

    /// <summary>The channels in groups, each as large as its exact limits allow; null if one channel alone is no 32-bit sum.</summary>
    public static IReadOnlyList<LaneGroup>? Of(int first, int count, Func<int, SumRange> sum)
    {
        List<LaneGroup> groups = [];
        SumRange[] sums = new SumRange[count];
        for (int k = 0; k < count; k++)
        {
            sums[k] = sum(first + k);
        }

        for (int k = 0; k < count;)
        {
            LaneLayout? layout = null;
            for (int n = Math.Min(Most, count - k); n > 0 && layout is null; n--)
            {
                layout = LaneLayout.Of(sums, k, n);
            }

            if (layout is null)
            {
                return null;
            }

            groups.Add(new LaneGroup(first + k, layout));
            k += layout.Count;
        }

        return groups;
    }
}
