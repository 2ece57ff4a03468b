namespace NetGen.Generator.Kernels;

/// <summary>
/// (v * multiplier + offset) >> shift, limited to a function's range of values: equal to the function for every argument of its range. Both
/// never fall, so that it suffices to compare the steps: at each of them the line must be below its value one argument before, and not below it there.
/// </summary>
internal readonly record struct LinearStep(long Multiplier, long Offset, int Shift)
{
    /// <summary>Multipliers tried around the nearest to the slope.</summary>
    private const int Around = 2;

    private const int Stride = 16;

    /// <summary>The values that the line takes over a range, before they are limited.</summary>
    public SumRange Results(SumRange range) => new(At(range.Min), At(range.Max));

    public long At(long argument) => ((argument * Multiplier) + Offset) >> Shift;

    /// <summary>A line of the given shift, or null if none near the slope is equal to the function.</summary>
    /// <param name="slope">Values for one argument.</param>
    /// <param name="mostBits">Products and sums stay below 2^mostBits in size.</param>
    public static LinearStep? Find(StepFunction function, double slope, int shift, int mostBits)
    {
        double scaled = slope * Math.Pow(2, shift);
        if (scaled >= Math.Pow(2, mostBits))
        {
            return null;
        }

        (long least, long most) = Multipliers(function, shift);
        long nearest = (long)Math.Round(scaled);
        for (int i = 0; i <= 2 * Around; i++)
        {
            // 0, 1, -1, 2, -2.
            long multiplier = nearest + ((i & 1) == 0 ? -(i / 2) : (i + 1) / 2);
            if (multiplier >= least && multiplier <= most && Fits(function.Range, multiplier, mostBits) && Find(function, multiplier, shift, mostBits) is { } line)
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>
    /// The multipliers that the first and the last step inside of the range leave: from below the one to the other, and from the one to below the other, the line
    /// may rise no more, and must rise no less, than the function does.
    /// </summary>
    private static (long Least, long Most) Multipliers(StepFunction function, int shift)
    {
        int first = function.First;
        while (first < function.Last && function.Threshold(first) <= function.Range.Min)
        {
            first++;
        }

        int last = function.Last;
        while (last > first && function.Threshold(last) > function.Range.Max)
        {
            last--;
        }

        if (last <= first)
        {
            return (0, long.MaxValue);
        }

        long rise = (long)(last - first) << shift;
        long length = function.Threshold(last) - function.Threshold(first);
        return (Math.Max(0, rise / (length + 1)), length > 1 ? rise / (length - 1) : long.MaxValue);
    }

    private static LinearStep? Find(StepFunction function, long multiplier, int shift, int mostBits)
    {
        long least = long.MinValue;
        long most = long.MaxValue;

        // In strides, as steps that are far apart tell soonest that a slope is wrong.
        for (int start = 0; start < Stride; start++)
        {
            for (int value = function.First + start; value <= function.Last; value += Stride)
            {
                long threshold = function.Threshold(value);
                long edge = (long)value << shift;
                if (threshold <= function.Range.Max)
                {
                    least = Math.Max(least, edge - (threshold * multiplier));
                }

                if (threshold > function.Range.Min)
                {
                    most = Math.Min(most, edge - 1 - ((threshold - 1) * multiplier));
                }

                if (least > most)
                {
                    return null;
                }
            }
        }

        long offset = least == long.MinValue ? most == long.MaxValue ? 0 : most : most == long.MaxValue ? least : least + ((most - least) / 2);
        long limit = 1L << mostBits;
        SumRange range = function.Range;
        bool fits = Math.Abs(offset) < limit && Math.Abs((range.Min * multiplier) + offset) < limit && Math.Abs((range.Max * multiplier) + offset) < limit;
        return fits ? new LinearStep(multiplier, offset, shift) : null;
    }

    private static bool Fits(SumRange range, long multiplier, int mostBits)
    {
        double most = Math.Max(Math.Abs((double)range.Min), Math.Abs((double)range.Max));
        return most * multiplier < Math.Pow(2, mostBits);
    }
}
