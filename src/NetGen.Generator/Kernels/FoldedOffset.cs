namespace NetGen.Generator.Kernels;

/// <summary>
/// The end of a packed sum's last lane without an addition: (V * m) >> s, where V = v * 2^fraction + start is what the lane holds. The lane has bits to spare, so that the
/// sum lies some of them higher, and the offset of its formula becomes a multiple of the multiplier, which the packed sum begins with for nothing.
/// </summary>
/// <param name="Fraction">Bits of the lane below the sum's lowest one.</param>
/// <param name="Start">What the lane begins with, in units of its lowest bit.</param>
/// <param name="Formula">The formula of V; its offset is what a table of limits takes away again.</param>
internal sealed record FoldedOffset(int Fraction, long Start, Requantization Formula)
{
    /// <summary>Products stay below this power of two.</summary>
    private const int ProductBits = 62;

    /// <summary>More bits of fraction find no more offsets.</summary>
    private const int MostFraction = 16;

    /// <summary>Multipliers are tried on both sides of the nearest to the slope, up to 2^this away.</summary>
    private const int Around = 10;

    private static readonly int[] Signs = [1, -1];

    /// <summary>The folded end of a sum; null if the lane has no room for it, or no multiple is among the offsets of an equal line.</summary>
    /// <param name="function">The outputs of the sum without its bias.</param>
    /// <param name="slope">Outputs for one unit of the sum.</param>
    /// <param name="width">Bits of the lane, its sign among them.</param>
    /// <param name="tableStart">The first value of the table that limits results of a range; null where there is none.</param>
    public static FoldedOffset? Find(StepFunction function, double slope, int width, Func<SumRange, int?> tableStart)
    {
        if (function.IsConstant)
        {
            return null;
        }

        // What a line through the first step has at both ends; a result more or less is what rounding may make of it.
        (long step, int value) = (function.Threshold(function.Below), function.Low + function.Below + 1);
        SumRange about = new((long)Math.Floor(value - ((step - function.Range.Min) * slope)) - 1, (long)Math.Ceiling(value + ((function.Range.Max - step) * slope)) + 1);
        int? table = tableStart(about);
        int first = table ?? 0;
        double largest = Math.Max(Math.Abs((double)about.Min - first), Math.Abs((double)about.Max - first)) + 1;
        int fraction = Math.Min(MostFraction, (int)Math.Floor(width - 1 - Math.Log(largest / slope, 2)));

        // A sum and the results that it has lie apart by the bias: both, and their difference, stay numbers of 64 bits.
        double furthest = Math.Max(Math.Abs((double)function.Range.Min), Math.Abs((double)function.Range.Max)) * slope;
        int shift = Math.Min(Requantization.MostShift, ProductBits - 1 - (int)Math.Ceiling(Math.Log(Math.Max(largest, furthest + 1), 2)));
        if (fraction < 1 || shift < fraction)
        {
            return null;
        }

        long nearest = (long)Math.Round(slope * PowerOfTwo.Of(shift - fraction));
        if (Of(nearest, out FoldedOffset? found))
        {
            foreach (int sign in Signs)
            {
                // Lines that are equal have slopes side by side: behind the first that is not, none is.
                for (int i = 0; i < Around && found is null && nearest + (sign << i) is > 0 and var multiplier && Of(multiplier, out found); i++)
                {
                }
            }
        }

        return found;

        // False where no offset makes the line equal.
        bool Of(long multiplier, out FoldedOffset? folded)
        {
            folded = null;
            (long least, long most) = LinearStep.Offsets(function, multiplier << fraction, shift);
            if (least > most)
            {
                return false;
            }

            long moved = (long)first << shift;
            long start = Above(least - moved, multiplier);
            if (start * multiplier <= most - moved)
            {
                LinearStep line = new(multiplier, moved, shift);
                SumRange values = new((function.Range.Min << fraction) + start, (function.Range.Max << fraction) + start);
                FoldedOffset one = new(fraction, start, new Requantization(RequantizationKind.Line64, line, 0, line.Results(values)));
                folded = Fits(values, multiplier, width) && tableStart(one.Formula.Results) == table ? one : null;
            }

            return true;
        }
    }

    /// <summary>Whether the lane holds all its values, and 64 bits all products.</summary>
    private static bool Fits(SumRange values, long multiplier, int width)
    {
        double largest = Math.Max(Math.Abs((double)values.Min), Math.Abs((double)values.Max));
        return largest < PowerOfTwo.Of(width - 1) && largest * multiplier < PowerOfTwo.Of(ProductBits);
    }

    /// <summary>The smallest quotient whose product with a positive divisor is no less than the number.</summary>
    private static long Above(long number, long divisor)
    {
        long quotient = number / divisor;
        return quotient * divisor < number ? quotient + 1 : quotient;
    }
}
