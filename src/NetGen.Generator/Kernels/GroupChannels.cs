namespace NetGen.Generator.Kernels;

/// <summary>
/// Which output channels share a packed sum. Those that follow one another, unless many weights are 0: then such that have their zeros at the same inputs, as an
/// input takes a product for each group in which any channel has a weight for it.
/// </summary>
internal sealed class GroupChannels
{
    /// <summary>Below this share of zeros other groups save little: three channels with so many meet zeros alone at one input in fourteen.</summary>
    private const double LeastZeros = 0.42;

    /// <summary>Channels that tell whether it is worth while to look at all.</summary>
    private const int Samples = 8;

    /// <summary>Beyond, the search takes longer than a keystroke may.</summary>
    private const int MostChannels = 96;

    /// <summary>How often all pairs of channels are asked whether they change places; a second time little is left to change.</summary>
    private const int Sweeps = 1;

    private readonly SumRange[] sums;
    private readonly ulong[][] weighted;
    private readonly int first;

    private GroupChannels(int first, SumRange[] sums, ulong[][] weighted)
    {
        (this.first, this.sums, this.weighted) = (first, sums, weighted);
    }

    /// <summary>The channels in groups, each as large as its exact limits allow; null if one channel alone is no 32-bit sum.</summary>
    /// <param name="first">The first channel.</param>
    /// <param name="count">How many channels see the same inputs.</param>
    /// <param name="inputs">Inputs of a channel.</param>
    public static IReadOnlyList<LaneGroup>? Run(IChannelWeights weights, int first, int count, int inputs)
    {
        SumRange[] sums = [.. Enumerable.Range(first, count).Select(weights.Sum)];
        IReadOnlyList<LaneGroup>? following = Following(first, sums);
        if (following is null || following.Count == 1 || count > MostChannels || !HasZeros(weights, first, count, inputs))
        {
            return following;
        }

        ulong[][] weighted = [.. Enumerable.Range(first, count).Select(k => Weighted(weights, k, inputs))];

        GroupChannels search = new(first, sums, weighted);
        List<int[]> found = search.Likest();
        search.Exchange(found);
        LaneGroup[] groups = [.. found.OrderBy(group => group[0]).Select(group => search.Group(group)!)];
        return groups.Length <= following.Count && search.Products(groups) < search.Products(following) ? groups : following;
    }

    /// <summary>Channels that follow one another.</summary>
    private static IReadOnlyList<LaneGroup>? Following(int first, SumRange[] sums)
    {
        List<LaneGroup> groups = [];
        for (int k = 0; k < sums.Length;)
        {
            LaneLayout? layout = null;
            for (int n = Math.Min(LaneGroup.Most, sums.Length - k); n > 0 && layout is null; n--)
            {
                layout = LaneLayout.Of(sums, k, n);
            }

            if (layout is null)
            {
                return null;
            }

            groups.Add(new LaneGroup([.. Enumerable.Range(first + k, layout.Count)], layout));
            k += layout.Count;
        }

        return groups;
    }

    private static bool HasZeros(IChannelWeights weights, int first, int count, int inputs)
    {
        int[] sample = [.. Enumerable.Range(0, Math.Min(Samples, count)).Select(n => first + (int)((long)n * count / Math.Min(Samples, count)))];
        return sample.Sum(k => Count(Weighted(weights, k, inputs))) <= (1 - LeastZeros) * sample.Length * inputs;
    }

    /// <summary>The inputs that a channel has a weight for, a bit each.</summary>
    private static ulong[] Weighted(IChannelWeights weights, int channel, int inputs)
    {
        ulong[] bits = new ulong[(inputs + 63) / 64];
        for (int i = 0; i < inputs; i++)
        {
            bits[i / 64] |= weights.Weight(channel, i) == 0 ? 0 : 1UL << (i % 64);
        }

        return bits;
    }

    private int Products(IEnumerable<LaneGroup> groups) => groups.Sum(group => Count(Any([.. group.Channels.Select(k => k - first)])));

    /// <summary>Each group begins with the first channel that is left, and takes as long as there is room the channel that wants fewest products more.</summary>
    private List<int[]> Likest()
    {
        List<int[]> groups = [];
        List<int> left = [.. Enumerable.Range(0, sums.Length)];
        while (left.Count > 0)
        {
            int[] group = [left[0]];
            left.RemoveAt(0);
            while (group.Length < LaneGroup.Most && Likest(group, left) is { } next)
            {
                left.Remove(next);
                group = With(group, next);
            }

            groups.Add(group);
        }

        return groups;
    }

    private int? Likest(int[] group, List<int> left)
    {
        ulong[] any = Any(group);
        int[] products = [.. left.Select(k => CountWith(any, k))];
        int[] order = [.. Enumerable.Range(0, left.Count).OrderBy(place => products[place])];
        foreach (int place in order)
        {
            if (Group(With(group, left[place])) is not null)
            {
                return left[place];
            }
        }

        return null;
    }

    /// <summary>Lets channels of two groups change places where that saves products.</summary>
    private void Exchange(List<int[]> groups)
    {
        int[] products = [.. groups.Select(group => Count(Any(group)))];
        bool isChanged = true;
        for (int sweep = 0; sweep < Sweeps && isChanged; sweep++)
        {
            isChanged = false;
            ulong[][][] others = [.. groups.Select(Others)];
            for (int a = 0; a < groups.Count; a++)
            {
                for (int b = a + 1; b < groups.Count; b++)
                {
                    if (Exchange(groups, products, others, a, b))
                    {
                        (others[a], others[b], isChanged) = (Others(groups[a]), Others(groups[b]), true);
                    }
                }
            }
        }
    }

    /// <summary>Makes the first exchange of two groups that saves something.</summary>
    /// <param name="others">For each place of each group what all its other channels have weights for.</param>
    private bool Exchange(List<int[]> groups, int[] products, ulong[][][] others, int a, int b)
    {
        for (int i = 0; i < groups[a].Length; i++)
        {
            for (int j = 0; j < groups[b].Length; j++)
            {
                (int ofOne, int ofOther) = (CountWith(others[a][i], groups[b][j]), CountWith(others[b][j], groups[a][i]));
                if (ofOne + ofOther >= products[a] + products[b])
                {
                    continue;
                }

                int[] one = With(Without(groups[a], i), groups[b][j]);
                int[] other = With(Without(groups[b], j), groups[a][i]);
                if (Group(one) is not null && Group(other) is not null)
                {
                    (groups[a], groups[b], products[a], products[b]) = (one, other, ofOne, ofOther);
                    return true;
                }
            }
        }

        return false;
    }

    private ulong[][] Others(int[] group) => [.. Enumerable.Range(0, group.Length).Select(place => Any(Without(group, place)))];

    private static int[] With(int[] group, int channel) => [.. group.Append(channel).OrderBy(k => k)];

    private static int[] Without(int[] group, int place) => [.. group.Where((_, other) => other != place)];

    /// <summary>The inputs that any channel of a group has a weight for.</summary>
    private ulong[] Any(int[] group)
    {
        ulong[] any = new ulong[weighted[0].Length];
        foreach (int k in group)
        {
            for (int w = 0; w < any.Length; w++)
            {
                any[w] |= weighted[k][w];
            }
        }

        return any;
    }

    private int CountWith(ulong[] any, int channel)
    {
        int count = 0;
        for (int w = 0; w < any.Length; w++)
        {
            count += Ones(any[w] | weighted[channel][w]);
        }

        return count;
    }

    private static int Count(ulong[] bits)
    {
        int count = 0;
        foreach (ulong word in bits)
        {
            count += Ones(word);
        }

        return count;
    }

    /// <summary>Bits that are set: sums of neighbours, then of neighbours of those.</summary>
    private static int Ones(ulong word)
    {
        word -= (word >> 1) & 0x5555_5555_5555_5555;
        word = (word & 0x3333_3333_3333_3333) + ((word >> 2) & 0x3333_3333_3333_3333);
        return (int)(unchecked(((word + (word >> 4)) & 0x0F0F_0F0F_0F0F_0F0F) * 0x0101_0101_0101_0101) >> 56);
    }

    /// <summary>The group, in the order of its channels; null where a 64-bit integer does not hold it.</summary>
    private LaneGroup? Group(int[] group) =>
        LaneLayout.Of([.. group.Select(k => sums[k])]) is { } layout ? new LaneGroup([.. group.Select(k => first + k)], layout) : null;
}
