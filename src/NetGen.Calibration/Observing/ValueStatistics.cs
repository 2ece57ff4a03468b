using NetGen.Calibration.Ranges;

namespace NetGen.Calibration.Observing;

/// <summary>
/// What was seen of a value over all samples: its ends, and how many numbers share their upper 16 bits (<see cref="FloatKey"/>; sign, exponent
/// and 7 bits of the fraction: 128 bins from each power of two to the next).
/// </summary>
internal sealed class ValueStatistics(bool counts)
{
    private const int Bins = 1 << 16;

    private readonly long[] bins = counts ? new long[Bins] : [];

    public float Least { get; private set; } = float.PositiveInfinity;

    public float Largest { get; private set; } = float.NegativeInfinity;

    public long Count { get; private set; }

    public ValueRange Range => new(Least, Largest);

    /// <summary>Bins that are not empty, in ascending order, by the upper 16 bits of their keys.</summary>
    public IEnumerable<(uint Bin, long Count)> Counts => bins.Select((count, bin) => ((uint)bin, count)).Where(bin => bin.count > 0);

    /// <summary>Takes one sample; false if it has a number that is not finite.</summary>
    public bool Add(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }

            Least = Math.Min(Least, value);
            Largest = Math.Max(Largest, value);
            if (bins.Length > 0)
            {
                bins[FloatKey.Of(value) >> 16]++;
            }
        }

        Count += values.Length;
        return true;
    }
}
