namespace NetGen.Generator.Kernels;

/// <summary>
/// A monotone function from a range of integers to a few values, as the places where it steps up: all that there is to know of a requantization.
/// </summary>
internal sealed class StepFunction
{
    private readonly long[] thresholds;

    private StepFunction(SumRange range, int low, int high, long[] thresholds)
    {
        Range = range;
        Low = low;
        High = high;
        this.thresholds = thresholds;
    }

    public SumRange Range { get; }

    /// <summary>The value below the first step.</summary>
    public int Low { get; }

    public int High { get; }

    /// <summary>Whether the function has one value on its whole range.</summary>
    public bool IsConstant => thresholds.All(threshold => threshold <= Range.Min || threshold > Range.Max);

    /// <summary>The smallest argument with a value of at least <paramref name="value"/>; the range's end plus 1 where there is none.</summary>
    public long Threshold(int value) => thresholds[value - Low - 1];

    /// <summary>Finds the steps of a function that never falls; values are limited to low and high.</summary>
    public static StepFunction Of(SumRange range, int low, int high, Func<long, int> function)
    {
        long[] thresholds = new long[high - low];
        long from = range.Min;
        long step = 1;
        for (int value = low + 1; value <= high; value++)
        {
            long found = FirstAtLeast(range, from, step, value, function);
            step = Math.Max(1, found - from);
            thresholds[value - low - 1] = from = found;
        }

        return new StepFunction(range, low, high, thresholds);
    }

    /// <summary>The first argument from <paramref name="from"/> on with that value. Steps are about as far apart as the last two, which makes the search short.</summary>
    private static long FirstAtLeast(SumRange range, long from, long guess, int value, Func<long, int> function)
    {
        long end = range.Max + 1;
        long low = from;
        long high = Math.Min(from + guess, end);
        while (high < end && function(high) < value)
        {
            low = high + 1;
            guess = Math.Max(1, guess / 2);
            high = Math.Min(high + guess, end);
            guess *= 4;
        }

        // It is in [low, high]; most often just below high.
        long near = Math.Max(low, high - 4);
        if (near > low && function(near) < value)
        {
            low = near + 1;
        }

        while (low < high)
        {
            long middle = low + ((high - low) >> 1);
            if (function(middle) >= value)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
