namespace NetGen.Generator.Kernels;

/// <summary>
/// A monotone function from a range of integers to a few values, as the places where it steps up: all that there is to know of a requantization.
/// </summary>
internal sealed class StepFunction
{
    private readonly int[] sums;
    private readonly long bias;

    /// <param name="range">The arguments.</param>
    /// <param name="low">The value below the first step.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="sums">The smallest sum with at least low + 1, low + 2, ... as far as a 32-bit sum reaches.</param>
    /// <param name="bias">An argument and this are the sum, a 32-bit number.</param>
    public StepFunction(SumRange range, int low, int high, int[] sums, long bias)
    {
        Range = range;
        Low = low;
        High = high;
        this.sums = sums;
        this.bias = bias;
        Below = AtMost(range.Min + bias);
        Within = AtMost(range.Max + bias) - Below;
    }

    public SumRange Range { get; }

    /// <summary>The value below the first step.</summary>
    public int Low { get; }

    public int High { get; }

    /// <summary>Steps that every argument has behind it.</summary>
    public int Below { get; }

    /// <summary>Steps that some arguments have behind them and others have not: those behind <see cref="Below"/>.</summary>
    public int Within { get; }

    /// <summary>Whether there are steps that no argument reaches.</summary>
    public bool EndsBelow => Low + Below + Within < High;

    /// <summary>Whether the function has one value on its whole range.</summary>
    public bool IsConstant => Within == 0;

    /// <summary>The smallest argument behind a step, which is one of those <see cref="Within"/>.</summary>
    /// <param name="step">Its number, from 0 on.</param>
    public long Threshold(int step) => sums[step] - bias;

    /// <summary>How many steps lie at a sum or below.</summary>
    private int AtMost(long sum)
    {
        int from = 0;
        for (int to = sums.Length; from < to;)
        {
            int middle = (from + to) / 2;
            (from, to) = sums[middle] <= sum ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
