namespace NetGen.Calibration.Observing;

/// <summary>
/// Exact order statistics of numbers that are seen twice and never stored: the first pass counts by the upper 16 bits (<see cref="ValueStatistics"/>), which
/// gives the bin of each rank; the second pass counts by the lower 16 bits within those bins alone.
/// </summary>
internal sealed class OrderStatistics
{
    private const int Bins = 1 << 16;

    private readonly ValueStatistics first;
    private readonly Dictionary<uint, long[]> second = [];
    private readonly Dictionary<long, (uint Bin, long Within)> ranks = [];

    /// <param name="first">The first pass.</param>
    /// <param name="wanted">Ranks from 0, the smallest number, on.</param>
    public OrderStatistics(ValueStatistics first, IEnumerable<long> wanted)
    {
        this.first = first;
        foreach (long rank in wanted)
        {
            long below = 0;
            foreach ((uint bin, long count) in first.Counts)
            {
                if (rank < below + count)
                {
                    ranks[rank] = (bin, rank - below);
                    second.TryAdd(bin, new long[Bins]);
                    break;
                }

                below += count;
            }
        }
    }

    /// <summary>Takes a sample of the second pass.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            uint key = FloatKey.Of(value);
            if (second.TryGetValue(key >> 16, out long[]? bins))
            {
                bins[key & (Bins - 1)]++;
            }
        }
    }

    /// <summary>The number of a rank.</summary>
    public float this[long rank]
    {
        get
        {
            (uint bin, long within) = ranks[rank];
            long[] counts = second[bin];
            uint lower = 0;
            for (long below = counts[0]; below <= within; below += counts[lower])
            {
                lower++;
            }

            return FloatKey.ToFloat((bin << 16) | lower);
        }
    }

    /// <summary>The ranks between which a percentile lies, and how far it is from the first to the second (linear, the usual definition of NumPy).</summary>
    public static (long Rank, double Part) Place(long count, double percentile)
    {
        double place = percentile / 100 * (count - 1);
        long rank = Math.Min((long)Math.Floor(place), Math.Max(count - 2, 0));
        return (rank, place - rank);
    }

    public double Percentile(double percentile)
    {
        (long rank, double part) = Place(first.Count, percentile);
        double lower = this[rank];
        return part == 0 ? lower : lower + (((double)this[rank + 1] - lower) * part);
    }

    /// <summary>What a second pass must find for these percentiles.</summary>
    public static OrderStatistics For(ValueStatistics first, params double[] percentiles) => new(
        first,
        percentiles.Select(percentile => Place(first.Count, percentile).Rank).SelectMany(rank => new[] { rank, Math.Min(rank + 1, first.Count - 1) }).Distinct());
}
