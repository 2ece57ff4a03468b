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

    /// <summary>The steps of a function that never falls; values are limited to low and high.</summary>
    /// <param name="first">The smallest sum with at least a value.</param>
    /// <param name="bias">An argument and this are the sum.</param>
    public static StepFunction Of(SumRange range, int low, int high, Func<int, long> first, long bias)
    {
        long[] thresholds = new long[high - low];
        for (int value = low + 1; value <= high; value++)
        {
            long sum = first(value);
            thresholds[value - low - 1] = sum <= range.Min + bias ? range.Min : sum > range.Max + bias ? range.Max + 1 : sum - bias;
        }

        return new StepFunction(range, low, high, thresholds);
    }
}
