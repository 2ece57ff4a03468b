namespace NetGen.Generator.Kernels;

/// <summary>
/// A positive real factor as an integer times a power of two, as TensorFlow Lite has it: factor = Multiplier / 2^31 * 2^Shift with
/// 2^30 &lt;= Multiplier &lt; 2^31.
/// </summary>
public readonly record struct FixedPointMultiplier(int Multiplier, int Shift)
{
    /// <summary>The factor as a real number.</summary>
    public double Real => Multiplier * PowerOfTwo.Of(Shift - 31);

    /// <summary>The nearest such number; half away from zero. Factors below 2^-32 become 0.</summary>
    public static FixedPointMultiplier From(double factor)
    {
        if (!(factor > 0))
        {
            return default;
        }

        (double fraction, int exponent) = Split(factor);
        long multiplier = (long)Math.Round(fraction * (1L << 31), MidpointRounding.AwayFromZero);
        if (multiplier == 1L << 31)
        {
            multiplier /= 2;
            exponent++;
        }

        return exponent < -31 ? default : new FixedPointMultiplier((int)multiplier, Math.Min(exponent, 30));
    }

    /// <summary>
    /// This factor divided by a count, as TensorFlow Lite's mean has it: the integer is divided, rounded towards zero, after a shift that keeps
    /// its bits. The result is not normalized again.
    /// </summary>
    public FixedPointMultiplier DividedBy(int count)
    {
        int shift = 0;
        while (count >> (shift + 1) > 0)
        {
            shift++;
        }

        shift = Math.Min(shift, 31 + Shift);
        return new FixedPointMultiplier((int)(((long)Multiplier << shift) / count), Shift - shift);
    }

    /// <summary>
    /// round(round(value * 2^left * Multiplier / 2^31) / 2^right): the double rounding of gemmlowp (nearest, half up; then nearest, half away
    /// from zero), on which equality with TensorFlow Lite's integer kernels rests.
    /// </summary>
    public int Apply(int value)
    {
        int left = Math.Max(Shift, 0);
        int right = Math.Max(-Shift, 0);
        return RoundingShift(DoublingHigh(unchecked(value << left), Multiplier), right);
    }

    /// <summary>The smallest 32-bit values with outputs of at least low + 1, low + 2, ... as far as any value has them, at most to high.</summary>
    public int[] Steps(int zeroPoint, int low, int high)
    {
        int[] steps = new int[high - low];
        for (int i = 0; i < steps.Length; i++)
        {
            long first = FirstWith(low + 1 + i - zeroPoint);
            if (first > int.MaxValue)
            {
                Array.Resize(ref steps, i);
                break;
            }

            steps[i] = (int)Math.Max(first, int.MinValue);
        }

        return steps;
    }

    /// <summary>
    /// The smallest value with at least a result, by the inverse of both roundings; <see cref="long.MinValue"/> and <see cref="long.MaxValue"/> where all
    /// values have it, or none has.
    /// </summary>
    public long FirstWith(int result)
    {
        int left = Math.Max(Shift, 0);
        int right = Math.Max(-Shift, 0);

        // A shift by more bits than there are leaves 0.
        long first = right > 32 ? (result <= 0 ? long.MinValue : long.MaxValue) : FirstRounded(result, right);
        if (Multiplier == 0 || first < int.MinValue || first > int.MaxValue)
        {
            return first <= 0 ? long.MinValue : long.MaxValue;
        }

        // value * 2^left * multiplier >= first * 2^31 - 2^30.
        long product = (first << 31) - (1L << 30);
        long step = (long)Multiplier << left;
        long quotient = product / step;
        return quotient * step < product ? quotient + 1 : quotient;
    }

    /// <summary>The smallest number that <see cref="RoundingShift"/> makes at least a result: halves go away from zero.</summary>
    private static long FirstRounded(long result, int shift)
    {
        if (shift == 0)
        {
            return result;
        }

        long half = 1L << (shift - 1);
        return (result << shift) - half + (result > 0 ? 0 : 1);
    }

    /// <summary>(left * right * 2) / 2^32, rounded; saturates for the one product that does not fit.</summary>
    public static int DoublingHigh(int left, int right)
    {
        if (left == int.MinValue && right == int.MinValue)
        {
            return int.MaxValue;
        }

        return (int)((((long)left * right) + (1L << 30)) >> 31);
    }

    /// <summary>value / 2^shift, nearest, half away from zero.</summary>
    public static int RoundingShift(int value, int shift)
    {
        if (shift == 0)
        {
            return value;
        }

        long half = 1L << (shift - 1);
        return value >= 0 ? (int)((value + half) >> shift) : (int)-((-(long)value + half) >> shift);
    }

    /// <summary>factor = fraction * 2^exponent with 0.5 &lt;= fraction &lt; 1 (C's frexp).</summary>
    private static (double Fraction, int Exponent) Split(double factor)
    {
        int exponent = 0;
        if (factor < double.Epsilon * (1L << 52) * 2)
        {
            factor *= 1L << 54;
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(factor);
        exponent += (int)((bits >> 52) & 0x7FF) - 1022;
        double fraction = BitConverter.Int64BitsToDouble((bits & ~(0x7FFL << 52)) | (1022L << 52));
        return (fraction, exponent);
    }
}
