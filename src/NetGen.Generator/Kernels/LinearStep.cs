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
        double scaled = slope * PowerOfTwo.Of(shift);
        double limit = PowerOfTwo.Of(mostBits);
        if (scaled >= limit)
        {
            return null;
        }

        (long least, long most) = Multipliers(function, shift);
        long nearest = (long)Math.Round(scaled);
        double furthest = Math.Max(Math.Abs((double)function.Range.Min), Math.Abs((double)function.Range.Max));
        for (int i = 0; i <= 2 * Around; i++)
        {
            // 0, 1, -1, 2, -2.
            long multiplier = nearest + ((i & 1) == 0 ? -(i / 2) : (i + 1) / 2);
            if (multiplier >= least && multiplier <= most && furthest * multiplier < limit && Find(function, multiplier, shift, mostBits) is { } line)
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
        if (function.Within < 2)
        {
            return (0, long.MaxValue);
        }

        int last = function.Within - 1;
        long rise = (long)last << shift;
        long length = function.Threshold(function.Below + last) - function.Threshold(function.Below);
        return (Math.Max(0, rise / (length + 1)), length > 1 ? rise / (length - 1) : long.MaxValue);
    }

    private static LinearStep? Find(StepFunction function, long multiplier, int shift, int mostBits)
    {
        (long least, long most) = Offsets(function, multiplier, shift);
        return least > most ? null : Between(least, most, function.Range, multiplier, shift, mostBits);
    }

    /// <summary>The offsets with which a line is equal to the function, from the least to the most; the least is larger than the most where none is.</summary>
    public static (long Least, long Most) Offsets(StepFunction function, long multiplier, int shift)
    {
        // The first value has to be reached where the range begins, what lies above the last one not where it ends.
        SumRange range = function.Range;
        int first = function.Low + 1;
        int end = function.Below + function.Within;
        long least = function.Below > 0 ? ((long)(first + function.Below - 1) << shift) - (range.Min * multiplier) : long.MinValue;
        long most = function.EndsBelow ? ((long)(first + end) << shift) - 1 - (range.Max * multiplier) : long.MaxValue;

        // In strides, as steps that are far apart tell soonest that a slope is wrong.
        for (int start = function.Below; start < function.Below + Stride && least <= most; start++)
        {
            for (int step = start; step < end; step += Stride)
            {
                // At the threshold no less than the value, an argument before it less.
                long offset = ((long)(first + step) << shift) - (function.Threshold(step) * multiplier);
                least = Math.Max(least, offset);
                most = Math.Min(most, offset + multiplier - 1);
            }
        }

        return (least, most);
    }

    /// <summary>The line whose offset leaves most room on both sides, if the bits hold it.</summary>
    private static LinearStep? Between(long least, long most, SumRange range, long multiplier, int shift, int mostBits)
    {
        long offset = least == long.MinValue ? most == long.MaxValue ? 0 : most : most == long.MaxValue ? least : least + ((most - least) / 2);
        long limit = 1L << mostBits;
        bool fits = Math.Abs(offset) < limit && Math.Abs((range.Min * multiplier) + offset) < limit && Math.Abs((range.Max * multiplier) + offset) < limit;
        return fits ? new LinearStep(multiplier, offset, shift) : null;
    }
}
