using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Ends sums of output channels that a loop counts: one formula for all channels, its numbers read from the row of the channel. Like
/// <see cref="ChannelOutput"/> it is proved equal to TensorFlow Lite's for every channel's exact limits.
/// </summary>
internal sealed class RowOutput
{
    private readonly Requantization[] formulas;
    private readonly int shift;
    private readonly int low;
    private readonly int high;
    private readonly int? first;

    private RowOutput(Requantization[] formulas, int shift, int low, int high, KernelContext context)
    {
        this.formulas = formulas;
        this.shift = shift;
        this.low = low;
        this.high = high;
        Results = formulas.Select(formula => formula.Results).Aggregate((left, right) => left.Union(right));
        first = LimitedStore.TableStart(context, Results, low, high);
        IsSigned = formulas.Any(formula => formula.Kind == RequantizationKind.Signed64);
        Shared = SharedOf([.. formulas.Select((_, channel) => Tail(channel))]);
    }

    /// <summary>What <see cref="Store"/> wants of a channel, number by number: the number where all channels have the same, null where each has its own.</summary>
    public IReadOnlyList<long?> Shared { get; }

    /// <summary>Numbers that a channel has for itself.</summary>
    public int Length => Shared.Count(number => number is null);

    private bool IsSigned { get; }

    private SumRange Results { get; }

    /// <summary>For sums in lanes that could take any channel's sum (<see cref="LaneLayout.OfEqual"/>); null where the channels have no formula in common.</summary>
    public static RowOutput? Of(KernelContext context, ConvolutionShape shape) => context.Once(() =>
    {
        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        long offset = -weights.AnySum.Min;
        return Find(context, shape.OutChannels, k => (weights.Sum(k) + offset, weights.Bias(k) - offset));
    });

    /// <param name="value">The limits of the value that the code will have for a channel, and what it lacks: the sum is the value plus that.</param>
    private static RowOutput? Find(KernelContext context, int channels, Func<int, (SumRange Value, long Bias)> value)
    {
        Quantization output = context.Output.Type.Quantization!;
        FixedPointMultiplier[] factors = OutputStage.Factors(context);
        Formulas search = Formulas.Of(context);
        FixedPointMultiplier Factor(int channel) => factors[factors.Length == 1 ? 0 : channel];
        (SumRange Value, long Bias)[] values = [.. Enumerable.Range(0, channels).Select(value)];
        if (Enumerable.Range(0, channels).Any(k => !search.Covers(Factor(k), values[k].Value, values[k].Bias)))
        {
            return null;
        }

        if (search.IsWide)
        {
            int widest = Math.Min(Enumerable.Range(0, channels).Max(k => 31 - Factor(k).Shift), Requantization.MostShift);
            Requantization[]? exact = All(channels, k => Requantization.FindSigned(Factor(k), output.ZeroPoint, values[k].Value, values[k].Bias, widest));
            return exact is null ? null : new RowOutput(exact, widest, search.Low, search.High, context);
        }

        // A channel that has one value needs no precision.
        StepFunction[] steps = [.. Enumerable.Range(0, channels).Select(k => search.Steps(Factor(k), values[k].Value, values[k].Bias))];
        int[] shifts = [.. Enumerable.Range(0, channels).Where(k => !steps[k].IsConstant).Select(k => 31 - Factor(k).Shift)];
        int shift = Math.Min(shifts.DefaultIfEmpty(31).Max(), Requantization.MostShift);
        Requantization[]? formulas = All(channels, k => Requantization.FindLine(steps[k], Factor(k), shift))
            ?? All(channels, k => Requantization.FindSigned(Factor(k), output.ZeroPoint, values[k].Value, values[k].Bias, shift));
        return formulas is null ? null : new RowOutput(formulas, shift, search.Low, search.High, context);
    }

    /// <summary>The formulas of all channels; null as soon as one has none.</summary>
    private static Requantization[]? All(int channels, Func<int, Requantization?> find)
    {
        Requantization[] formulas = new Requantization[channels];
        for (int k = 0; k < channels; k++)
        {
            if (find(k) is not { } formula)
            {
                return null;
            }

            formulas[k] = formula;
        }

        return formulas;
    }

    /// <summary>The numbers that some channels have for themselves, one channel after the other.</summary>
    public long[] Numbers(IEnumerable<int> channels) => [.. channels.SelectMany(channel => Tail(channel).Where((_, i) => Shared[i] is null))];

    private static long?[] SharedOf(long[][] tails) => [.. tails[0].Select((number, i) => tails.All(tail => tail[i] == number) ? (long?)number : null)];

    /// <summary>All numbers of a channel.</summary>
    private long[] Tail(int channel)
    {
        Requantization formula = formulas[channel];
        long offset = formula.Line.Offset - ((long)(first ?? 0) << shift);

        if (!IsSigned)
        {
            return [formula.Line.Multiplier, offset];
        }

        // The line of sums from 0 on, where they begin, and the offset of the line of negative sums. Products wrap around alike on both sides.
        long positive = unchecked(offset + (formula.Bias * formula.Line.Multiplier));
        return [formula.Line.Multiplier, positive, -formula.Bias, positive - formula.SignWeight];
    }

    /// <summary>Writes the output of a 64-bit value.</summary>
    /// <param name="numbers">The channel's numbers: <see cref="RowNumbers"/>.</param>
    public void Store(KernelBuilder builder, Element target, Expression value, IReadOnlyList<Expression> numbers)
    {
        CodeBuilder code = builder.Code;
        Expression offset = numbers[1];
        if (IsSigned)
        {
            Local held = code.Scratch("held", value);
            offset = offset.If(held >= numbers[2], numbers[3]);
            value = held;
        }

        Expression sum = (value * numbers[0]) + offset;
        LimitedStore.Write(builder, target, Results, low, high, first, sum.ShiftRight(shift).As(CodeType.Int32));
    }
}
