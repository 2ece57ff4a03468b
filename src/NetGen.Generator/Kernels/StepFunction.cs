namespace NetGen.Generator.Kernels;

/// <summary>
/// A monotone function from a range of integers to a few values, as the places where it steps up: all that there is to know of a requantization.
/// </summary>
internal sealed class StepFunction
{
    private readonly long[] sums;
    private readonly long bias;

    /// <param name="range">The arguments.</param>
    /// <param name="low">The value below the first step.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="sums">The smallest sum with at least low + 1, low + 2, ... high.</param>
    /// <param name="bias">An argument and this are the sum.</param>
    public StepFunction(SumRange range, int low, int high, long[] sums, long bias)
    {
        Range = range;
        Low = low;
        High = high;
        this.sums = sums;
        this.bias = bias;
        First = Math.Max(low + 1, Value(range.Min));
        Last = Math.Min(high, Value(range.Max) + 1);
    }

    public SumRange Range { get; }

    /// <summary>The value below the first step.</summary>
    public int Low { get; }

    public int High { get; }

    /// <summary>The steps to values from this one to <see cref="Last"/> tell everything: those below lie where this one does, those above where the last one does.</summary>
    public int First { get; }

    public int Last { get; }

    /// <summary>Whether the function has one value on its whole range.</summary>
    public bool IsConstant => Value(Range.Min) == Value(Range.Max);

    /// <summary>The smallest argument with a value of at least <paramref name="value"/>; the range's end plus 1 where there is none.</summary>
    public long Threshold(int value)
    {
        long sum = sums[value - Low - 1];
        return sum <= Range.Min + bias ? Range.Min : sum > Range.Max + bias ? Range.Max + 1 : sum - bias;
    }

    private int Value(long argument)
    {
        int place = Array.BinarySearch(sums, argument + bias);
        if (place < 0)
        {
            return Low + ~place;
        }

        // Several steps at one place.
        while (place + 1 < sums.Length && sums[place + 1] == argument + bias)
        {
            place++;
        }

        return Low + place + 1;
    }
}
