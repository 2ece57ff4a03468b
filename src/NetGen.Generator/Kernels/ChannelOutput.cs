using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Ends the sum of a known output channel: the cheapest formula that is proved equal to TensorFlow Lite's, limits only where they can bind, the
/// store. Where an interpreter runs the code, a table limits.
/// </summary>
internal sealed class ChannelOutput
{
    private readonly KernelBuilder builder;
    private readonly FixedPointMultiplier[] factors;
    private readonly Formulas formulas;

    public ChannelOutput(KernelBuilder builder)
        : this(builder, OutputStage.Factors(builder.Context))
    {
    }

    /// <param name="factors">One for the layer, or one for each output channel.</param>
    public ChannelOutput(KernelBuilder builder, FixedPointMultiplier[] factors)
    {
        this.builder = builder;
        this.factors = factors;
        formulas = Formulas.Of(builder.Context);
    }

    /// <summary>The formulas of the layer.</summary>
    public Formulas Formulas => formulas;

    /// <summary>The formula for a channel; null if there is none, and the layer needs another form.</summary>
    /// <param name="value">The limits of the value that the code will have.</param>
    /// <param name="bias">The sum is that value plus this.</param>
    public Requantization? Formula(int channel, SumRange value, long bias) =>
        formulas.Find(Factor(channel), value, bias);

    /// <summary>How the lane of a channel's sum ends: <see cref="Formulas.OfLane"/>.</summary>
    /// <param name="sum">The limits of the channel's sum without its bias.</param>
    public (Requantization Formula, bool InPlace) Formula(int channel, SumRange sum, long bias, Lane lane) => formulas.OfLane(Factor(channel), sum, bias, lane);

    /// <summary>The same lanes, the last one with the offset of its channel's formula, if that can be.</summary>
    /// <param name="channel">The channel of the last lane.</param>
    /// <param name="sum">The limits of its sum without its bias.</param>
    public LaneLayout Folded(LaneLayout layout, int channel, SumRange sum, long bias) =>
        formulas.Fold(Factor(channel), sum, bias, layout.Lanes[layout.Count - 1]) is { } fold ? layout.WithLast(fold.Fraction, fold.Start) : layout;

    /// <summary>Writes the output of a channel whose sum is a lane of a packed one.</summary>
    /// <param name="sum">The limits of the channel's sum without its bias.</param>
    public void Store(Element target, int channel, SumRange sum, long bias, LaneLayout layout, int lane, Expression packed)
    {
        (Requantization formula, bool inPlace) = Formula(channel, sum, bias, layout.Lanes[lane]);
        Store(target, formula, type => inPlace ? layout.InPlace(packed, lane) : layout.Extract(packed, lane, type));
    }

    /// <summary>Writes the output of a value.</summary>
    /// <param name="value">The value, in 32 or in 64 bits as the formula wants it.</param>
    public void Store(Element target, Requantization formula, Func<CodeType, Expression> value)
    {
        int? start = formulas.TableStart(formula.Results);
        LimitedStore.Write(builder, target, formula.Results, formulas.Low, formulas.High, start, Result(formula, value, start ?? 0));
    }

    /// <summary>The formula's result, less the first value of a table.</summary>
    private Expression Result(Requantization formula, Func<CodeType, Expression> value, int first)
    {
        (long multiplier, long offset, int shift) = formula.Line;
        offset -= (long)first << shift;
        switch (formula.Kind)
        {
            case RequantizationKind.Line32 when offset == (int)offset && Fits(formula, offset):
                return ((value(CodeType.Int32) * (int)multiplier) + (int)offset).ShiftRight(shift);
            case RequantizationKind.Signed64:
                // The bias is in the offset, as products wrap around alike on both sides; sums below 0 have an offset of their own.
                long positive = unchecked(offset + (formula.Bias * multiplier));
                if (formula.SignWeight == 0)
                {
                    return ((value(CodeType.Int64) * multiplier) + positive).ShiftRight(shift).As(CodeType.Int32);
                }

                // A sum of 32 bits is compared as such: a constant of 64 takes a conversion.
                Expression given = value(CodeType.Int64);
                Expression sum = given is Cast { Operand: { Type: CodeType.Int32 } narrow } && (int)-formula.Bias == -formula.Bias ? narrow : given;
                Local held = sum as Local ?? builder.Code.Scratch("held", sum);
                Expression from = ((Expression)positive).If(held >= new IntegerConstant(-formula.Bias, sum.Type), unchecked(positive - formula.SignWeight));
                return ((held.As(CodeType.Int64) * multiplier) + from).ShiftRight(shift).As(CodeType.Int32);
            default:
                return ((value(CodeType.Int64) * multiplier) + offset).ShiftRight(shift).As(CodeType.Int32);
        }
    }

    private FixedPointMultiplier Factor(int channel) => factors[factors.Length == 1 ? 0 : channel];

    /// <summary>Whether 32 bits still hold the line's values once it is moved.</summary>
    private static bool Fits(Requantization formula, long offset)
    {
        long moved = offset - formula.Line.Offset;
        long limit = 1L << 31;
        return (formula.Results.Min << formula.Line.Shift) + moved >= -limit && ((formula.Results.Max + 1) << formula.Line.Shift) + moved < limit;
    }
}
