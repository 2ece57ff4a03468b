namespace NetGen.Generator.Kernels;

/// <summary>
/// exp(x) for x &lt;= 0 in 32-bit fixed point, as gemmlowp computes it: a polynomial inside a quarter, then a factor for each power of
/// two in the whole quarters.
/// </summary>
internal static class FixedPointExp
{
    /// <summary>exp(-1/8).</summary>
    private const int ExpOfMinusEighth = 1895147668;

    private const int OneThird = 715827883;

    /// <summary>exp(-2^k), k from -2 upwards, with 31 fraction bits.</summary>
    private static readonly int[] Factors = [1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242];

    /// <summary>x has <paramref name="integerBits"/> integer bits (at most 5); the result has none, and 1 is the largest int.</summary>
    public static int OfNegative(int x, int integerBits)
    {
        if (x == 0)
        {
            return int.MaxValue;
        }

        int fractionBits = 31 - integerBits;
        int quarter = 1 << (fractionBits - 2);
        int inQuarter = (x & (quarter - 1)) - quarter;
        int result = NearMinusEighth(inQuarter << integerBits);
        int quarters = unchecked(inQuarter - x);
        for (int k = 0; k < Factors.Length && k - 2 < integerBits; k++)
        {
            if ((quarters & (1 << (fractionBits - 2 + k))) != 0)
            {
                result = FixedPointMultiplier.DoublingHigh(result, Factors[k]);
            }
        }

        return result;
    }

    /// <summary>exp(x) for -1/4 &lt;= x &lt; 0: Taylor's polynomial of degree four around -1/8.</summary>
    private static int NearMinusEighth(int x)
    {
        int d = x + (1 << 28);
        int d2 = FixedPointMultiplier.DoublingHigh(d, d);
        int d3 = FixedPointMultiplier.DoublingHigh(d2, d);
        int d4 = FixedPointMultiplier.DoublingHigh(d2, d2);
        int cubicAndQuartic = FixedPointMultiplier.DoublingHigh(FixedPointMultiplier.RoundingShift(d4, 2) + d3, OneThird);
        int higher = FixedPointMultiplier.RoundingShift(cubicAndQuartic + d2, 1);
        return ExpOfMinusEighth + FixedPointMultiplier.DoublingHigh(ExpOfMinusEighth, d + higher);
    }
}
