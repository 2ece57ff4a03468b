using NetGen.Calibration.Observing;
using NetGen.Generator.Model;

namespace NetGen.Calibration.Ranges;

/// <summary>
/// The range that leaves the least mean squared error, among shares of the smallest to the largest value: a smaller one rounds finer and clips more.
/// </summary>
internal static class LeastErrorRange
{
    /// <summary>Candidates are the shares 1/Shares, 2/Shares, ... 1.</summary>
    private const int Shares = 100;

    public static ValueRange Choose(ValueStatistics seen)
    {
        (double Low, double High, long Count)[] bins = [.. seen.Counts.Select(bin => Bounds(bin.Bin, bin.Count))];
        ValueRange best = seen.Range;
        double least = double.PositiveInfinity;
        for (int share = Shares; share >= 1; share--)
        {
            ValueRange candidate = new(seen.Least * ((double)share / Shares), seen.Largest * ((double)share / Shares));
            double error = ErrorOf(candidate.ToQuantization(), bins);
            if (error < least)
            {
                (least, best) = (error, candidate);
            }
        }

        return best;
    }

    /// <summary>The sum of squared errors. Numbers of a bin that is wider than a step lie anywhere in it, so that they are off by a twelfth of a squared step in the mean.</summary>
    private static double ErrorOf(Quantization quantization, (double Low, double High, long Count)[] bins)
    {
        double scale = quantization.Scale;
        double lowest = scale * (sbyte.MinValue - quantization.ZeroPoint);
        double highest = scale * (sbyte.MaxValue - quantization.ZeroPoint);
        double sum = 0;
        foreach ((double low, double high, long count) in bins)
        {
            double middle = (low + high) / 2;
            double held = Math.Clamp(middle, lowest, highest);
            double rounding = high - low >= scale ? scale * scale / 12 : Square(held - (scale * Math.Round(held / scale)));
            sum += count * (Square(middle - held) + (middle == held ? rounding : 0));
        }

        return sum;
    }

    private static double Square(double value) => value * value;

    private static (double Low, double High, long Count) Bounds(uint bin, long count)
    {
        float first = FloatKey.ToFloat(bin << 16);
        float last = FloatKey.ToFloat((bin << 16) | 0xFFFF);
        return first == 0 || last == 0 ? (0, 0, count) : (first, last, count);
    }
}
