namespace NetGen.Generator.Kernels;

/// <summary>How a requantization is computed.</summary>
internal enum RequantizationKind
{
    /// <summary>(v * m + b) >> s in 32 bits.</summary>
    Line32,

    /// <summary>(v * m + b) >> s in 64 bits.</summary>
    Line64,

    /// <summary>(v * m + b - (v &lt; 0 ? w : 0)) >> s in 64 bits: both roundings at once, the second one away from zero.</summary>
    Signed64,
}

/// <summary>
/// The cheapest formula that is equal to TensorFlow Lite's requantization on the whole range of a sum: multiplier, shift and range are known,
/// and both sides are monotone, so that the places where they step tell everything.
/// </summary>
/// <param name="Line">Multiplier, offset and shift; the zero point is in the offset.</param>
/// <param name="Bias">What is added to the sum before the formula: only where its sign matters.</param>
/// <param name="Results">The results before they are limited.</param>
internal sealed record Requantization(RequantizationKind Kind, LinearStep Line, long Bias, SumRange Results)
{
    /// <summary>Products of 64-bit formulas stay below 2^61, so that sums of them cannot overflow.</summary>
    private const int LongBits = 61;

    private const int IntBits = 31;

    /// <summary>Offsets hold a zero point of 8 bits at this shift at most.</summary>
    public const int MostShift = 53;

    /// <summary>At this shift tables of limits still have room.</summary>
    private const int MostPlaced = 49;

    /// <summary>Sums that every formula has room for; no layer of fewer than 16,000 inputs exceeds it but by its bias.</summary>
    private const long MostSum = 1L << 29;

    /// <summary>What a negative sum has subtracted, a power of two: see <see cref="FindSigned"/>.</summary>
    public long SignWeight { get; init; }

    /// <summary>Whether there is a formula.</summary>
    /// <param name="value">The limits of the sum without its bias.</param>
    public static bool Covers(FixedPointMultiplier factor, int zeroPoint, int low, int high, SumRange value, long bias)
    {
        return CoversAtOnce(factor, value, bias) ?? Find(factor, zeroPoint, low, high, value, bias) is not null;
    }

    /// <summary>The same without a search; null where it takes one.</summary>
    public static bool? CoversAtOnce(FixedPointMultiplier factor, SumRange value, long bias)
    {
        SumRange sum = value + bias;
        int left = Math.Max(0, factor.Shift);
        if (!sum.IsInt32 || left > 30 || sum.Min <= -(1L << (31 - left)) || sum.Max >= 1L << (31 - left))
        {
            return false;
        }

        // Channels that training has switched off have factors next to nothing and biases beyond all sums: they need a look.
        bool isUsual = sum.Min > -MostSum && sum.Max < MostSum && 31 - factor.Shift <= MostShift;
        return isUsual ? true : null;
    }

    /// <param name="factor">The channel's factor.</param>
    /// <param name="zeroPoint">The output's zero point.</param>
    /// <param name="low">The smallest output.</param>
    /// <param name="high">The largest output.</param>
    /// <param name="value">The limits of what the code has: the sum without its bias, or with an offset.</param>
    /// <param name="bias">What it lacks: the sum is the value plus this.</param>
    /// <returns>Null where <see cref="Covers"/> says that there is none.</returns>
    public static Requantization? Find(FixedPointMultiplier factor, int zeroPoint, int low, int high, SumRange value, long bias) =>
        Find(factor, zeroPoint, new StepFunction(value, low, high, factor.Steps(zeroPoint, low, high), bias), bias);

    /// <summary>The same for steps that are known.</summary>
    public static Requantization? Find(FixedPointMultiplier factor, int zeroPoint, StepFunction function, long bias)
    {
        SumRange value = function.Range;
        double slope = factor.Real;
        if (Line32(function, slope) is { } narrow)
        {
            return new Requantization(RequantizationKind.Line32, narrow, 0, narrow.Results(value));
        }

        // A constant beyond 32 bits is one instruction, a smaller one and its conversion are two: four times the multiplier first.
        int shift = 31 - factor.Shift;
        LinearStep? line = shift > MostShift
            ? LinearStep.Find(function, slope, MostShift, LongBits)
            : LinearStep.Find(function, slope, shift + 2, LongBits) ?? LinearStep.Find(function, slope, shift, LongBits);
        if (line is { } wide)
        {
            return new Requantization(RequantizationKind.Line64, wide, 0, wide.Results(value));
        }

        return shift > MostShift ? null : FindSigned(factor, zeroPoint, value, bias, shift);
    }

    /// <summary>A line with a given shift, in 64 bits; null if none is equal.</summary>
    public static Requantization? FindLine(FixedPointMultiplier factor, int zeroPoint, int low, int high, SumRange value, long bias, int shift) =>
        FindLine(new StepFunction(value, low, high, factor.Steps(zeroPoint, low, high), bias), factor, shift);

    /// <summary>A line with a given shift, in 64 bits, for the steps of a factor; null if none is equal.</summary>
    public static Requantization? FindLine(StepFunction function, FixedPointMultiplier factor, int shift) =>
        LinearStep.Find(function, factor.Real, shift, LongBits) is { } line
            ? new Requantization(RequantizationKind.Line64, line, 0, line.Results(function.Range))
            : null;

    /// <summary>A line in 64 bits for a sum that stands so many bits higher: where a lane is masked, and not moved. Null if none is equal that there is room for.</summary>
    public static Requantization? FindPlaced(StepFunction function, FixedPointMultiplier factor, int place)
    {
        double slope = factor.Real;
        double most = Math.Max(Math.Abs((double)function.Range.Min), Math.Abs((double)function.Range.Max));
        int bits = LongBits - place;

        // The offset comes to the products, so that the last bit may be too many.
        int shift = Math.Min(MostPlaced - place, (int)Math.Floor(bits - Math.Log(Math.Max(most * slope, 1), 2)));
        for (int s = shift; s >= Math.Max(1, shift - 1); s--)
        {
            if (LinearStep.Find(function, slope, s, bits) is { } line)
            {
                return new Requantization(RequantizationKind.Line64, new LinearStep(line.Multiplier, line.Offset << place, s + place), 0, line.Results(function.Range));
            }
        }

        return null;
    }

    /// <summary>
    /// floor((floor((a M + 2^30) / 2^31) + 2^(r-1) - [a &lt; 0]) / 2^r) is one floor of one fraction; r = 0 has no second rounding. The first rounding is
    /// negative just where a is, or is 0 there and rounds to 0 either way. A larger shift than 31 + r scales both sides.
    /// </summary>
    /// <returns>Null where 64 bits do not hold it.</returns>
    public static Requantization? FindSigned(FixedPointMultiplier factor, int zeroPoint, SumRange value, long bias, int shift)
    {
        int right = Math.Max(0, -factor.Shift);
        int left = Math.Max(0, factor.Shift);
        int more = shift - 31 - right + left;
        if (more < 0)
        {
            return null;
        }

        SumRange sum = value + bias;
        double largest = Math.Max(Math.Abs((double)sum.Min), Math.Abs((double)sum.Max)) * factor.Multiplier * PowerOfTwo.Of(more);
        if (largest >= PowerOfTwo.Of(LongBits) || Math.Abs((double)zeroPoint) * PowerOfTwo.Of(shift) >= PowerOfTwo.Of(LongBits))
        {
            return null;
        }

        long half = right == 0 ? 0 : 1L << (right - 1);
        long offset = ((1L << (30 - left)) + (half << 31) + ((long)zeroPoint << (31 + right - left))) << more;
        LinearStep line = new((long)factor.Multiplier << more, offset, shift);
        SumRange results = new(line.At(sum.Min) - 1, line.At(sum.Max));
        return new Requantization(RequantizationKind.Signed64, line, bias, results) { SignWeight = right == 0 ? 0 : 1L << (31 + more) };
    }

    /// <summary>
    /// The same for a value that is so many times smaller: the multiplier takes the factor, and every product is what it was. Null where the formula asks for the
    /// value itself, or 32 bits do not hold the multiplier.
    /// </summary>
    public Requantization? Divided(int factor)
    {
        long multiplier = Line.Multiplier * factor;
        return Kind == RequantizationKind.Signed64 || (Kind == RequantizationKind.Line32 && multiplier != (int)multiplier)
            ? null
            : this with { Line = Line with { Multiplier = multiplier } };
    }

    /// <summary>The last shifts that 32 bits leave room for: the more bits, the better the line fits.</summary>
    private static LinearStep? Line32(StepFunction function, double slope)
    {
        double most = Math.Max(Math.Abs((double)function.Range.Min), Math.Abs((double)function.Range.Max));
        int shift = (int)Math.Floor(IntBits - Math.Log(Math.Max(most * slope, 1), 2));
        for (int s = Math.Min(shift, 30); s >= Math.Max(1, shift - 2); s--)
        {
            if (LinearStep.Find(function, slope, s, IntBits) is { } line)
            {
                return line;
            }
        }

        return null;
    }
}
