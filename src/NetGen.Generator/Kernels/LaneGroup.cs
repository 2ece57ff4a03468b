namespace NetGen.Generator.Kernels;

/// <summary>Output channels that share a packed sum.</summary>
/// <param name="Channels">In the order of the lanes.</param>
internal sealed record LaneGroup(IReadOnlyList<int> Channels, LaneLayout Layout)
{
    /// <summary>More lanes than this gain little: each takes its own way out.</summary>
    public const int Most = 8;

    public int Count => Layout.Count;

    /// <summary>The channels' weights for an input in one constant.</summary>
    public long Pack(IChannelWeights weights, int input)
    {
        long sum = 0;
        for (int j = 0; j < Channels.Count; j++)
        {
            sum = unchecked(sum + ((long)weights.Weight(Channels[j], input) << Layout.Lanes[j].One));
        }

        return sum;
    }

    /// <summary>Inputs that any of the channels has a weight for.</summary>
    public int Products(IChannelWeights weights, int inputs)
    {
        int count = 0;
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j < Channels.Count; j++)
            {
                if (weights.Weight(Channels[j], i) != 0)
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }
}
