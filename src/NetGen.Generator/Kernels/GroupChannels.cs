namespace NetGen.Generator.Kernels;

/// <summary>
/// Which output channels share a packed sum. Those that follow one another, unless many weights are 0: then such that have their zeros at the same inputs, as an
/// input takes a product for each group in which any channel has a weight for it.
/// </summary>
internal sealed class GroupChannels
{
    /// <summary>Below this share of zeros other groups save next to nothing.</summary>
    private const double LeastZeros = 0.15;

    /// <summary>Channels that tell whether it is worth while to look at all.</summary>
    private const int Samples = 8;

    /// <summary>Beyond, the search takes longer than a keystroke may.</summary>
    private const int MostChannels = 256;

    /// <summary>How often all pairs of channels are asked whether they change places; few changes are left after two.</summary>
    private const int Sweeps = 4;

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

    private static int Count(ulong[] bits)
    {
        int count = 0;
        foreach (ulong word in bits)
        {
            for (ulong left = word; left != 0; left &= left - 1)
            {
                count++;
            }
        }

        return count;
    }

    private int Products(IEnumerable<LaneGroup> groups) => groups.Sum(group => Products(group.Channels.Select(k => k - first)));

    /// <summary>Products that the channels of a group take at a position.</summary>
    private int Products(IEnumerable<int> group)
    {
        ulong[] any = new ulong[weighted[0].Length];
        foreach (int k in group)
        {
            for (int w = 0; w < any.Length; w++)
            {
                any[w] |= weighted[k][w];
            }
        }

        return Count(any);
    }

    /// <summary>Each group begins with the first channel that is left, and takes as long as there is room the channel that wants fewest products more.</summary>
    private List<int[]> Likest()
    {
        List<int[]> groups = [];
        List<int> left = [.. Enumerable.Range(0, sums.Length)];
        while (left.Count > 0)
        {
            int[] group = [left[0]];
            left.RemoveAt(0);
            while (group.Length < LaneGroup.Most && left.Select(k => With(group, k)).Where(more => Group(more) is not null).OrderBy(Products).FirstOrDefault() is { } larger)
            {
                left.Remove(larger.Except(group).Single());
                group = larger;
            }

            groups.Add(group);
        }

        return groups;
    }

    /// <summary>Lets channels of two groups change places where that saves products.</summary>
    private void Exchange(List<int[]> groups)
    {
        int[] products = [.. groups.Select(Products)];
        bool isChanged = true;
        for (int sweep = 0; sweep < Sweeps && isChanged; sweep++)
        {
            isChanged = false;
            for (int a = 0; a < groups.Count; a++)
            {
                for (int b = a + 1; b < groups.Count; b++)
                {
                    isChanged |= Exchange(groups, products, a, b);
                }
            }
        }
    }

    private bool Exchange(List<int[]> groups, int[] products, int a, int b)
    {
        bool isChanged = false;
        for (int i = 0; i < groups[a].Length; i++)
        {
            for (int j = 0; j < groups[b].Length; j++)
            {
                int[] one = With([.. groups[a].Where((_, place) => place != i)], groups[b][j]);
                int[] other = With([.. groups[b].Where((_, place) => place != j)], groups[a][i]);
                (int ofOne, int ofOther) = (Products(one), Products(other));
                if (ofOne + ofOther < products[a] + products[b] && Group(one) is not null && Group(other) is not null)
                {
                    (groups[a], groups[b], products[a], products[b], isChanged) = (one, other, ofOne, ofOther, true);
                }
            }
        }

        return isChanged;
    }

    private static int[] With(int[] group, int channel) => [.. group.Append(channel).OrderBy(k => k)];

    /// <summary>The group, in the order of its channels; null where a 64-bit integer does not hold it.</summary>
    private LaneGroup? Group(int[] group) =>
        LaneLayout.Of([.. group.Select(k => sums[k])]) is { } layout ? new LaneGroup([.. group.Select(k => first + k)], layout) : null;
}
