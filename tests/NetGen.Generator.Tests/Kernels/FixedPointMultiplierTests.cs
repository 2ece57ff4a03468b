using System.Numerics;
using FsCheck.Xunit;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>The fixed-point arithmetic against big integers.</summary>
public sealed class FixedPointMultiplierTests
{
    [Property(MaxTest = 2000)]
    public bool DoublingHighIsTheRoundedProduct(int left, int right)
    {
        BigInteger exact = (BigInteger)left * right * 2;
        BigInteger rounded = Floor(exact + (BigInteger.One << 31), 32);
        return FixedPointMultiplier.DoublingHigh(left, right) == (int)BigInteger.Min(rounded, int.MaxValue);
    }

    [Property(MaxTest = 2000)]
    public bool RoundingShiftIsHalfAwayFromZero(int value, byte wide)
    {
        int shift = wide % 32;
        BigInteger magnitude = ((BigInteger.Abs(value) << 1) + (BigInteger.One << shift)) >> (shift + 1);
        return FixedPointMultiplier.RoundingShift(value, shift) == (int)(value < 0 ? -magnitude : magnitude);
    }

    [Property(MaxTest = 2000)]
    public bool AFactorIsNearestToItsNumber(double number)
    {
        double factor = Math.Abs(number) % 1000;
        if (!(factor > 1e-6))
        {
            return FixedPointMultiplier.From(0) == default;
        }

        FixedPointMultiplier fixedPoint = FixedPointMultiplier.From(factor);
        double value = fixedPoint.Multiplier * Math.Pow(2, fixedPoint.Shift - 31);
        return fixedPoint.Multiplier >= 1 << 30 && Math.Abs(value - factor) <= factor * Math.Pow(2, -31);
    }

    [Property(MaxTest = 4000)]
    public bool TheFirstValueWithAResultIsTheFirst(int seed)
    {
        Random random = new(seed);

        // Means divide their factors, which takes the shift below what factors have otherwise; channels that are switched off have 0.
        FixedPointMultiplier factor = random.Next(20) == 0 ? default : FixedPointMultiplier.From(Math.Pow(2, (random.NextDouble() * 42) - 36));
        factor = random.Next(4) == 0 ? factor.DividedBy(random.Next(1, 5000)) : factor;
        int result = random.Next(-300, 300);
        long first = factor.FirstWith(result);
        int most = int.MaxValue >> Math.Max(0, factor.Shift);
        bool IsBelow(long value) => value < -most || value > most || factor.Apply((int)value) < result;
        bool IsReached(long value) => value < -most || value > most || factor.Apply((int)value) >= result;
        return first == long.MinValue ? IsReached(-most) : first == long.MaxValue ? IsBelow(most) : IsReached(first) && IsBelow(first - 1);
    }

    [Theory]
    [InlineData(1.0, 1 << 30, 1)]
    [InlineData(0.5, 1 << 30, 0)]
    [InlineData(0.25, 1 << 30, -1)]
    [InlineData(0.75, 3 << 29, 0)]
    [InlineData(0.99999999999, 1 << 30, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(1e-12, 0, 0)]
    public void KnownFactors(double factor, int multiplier, int shift) =>
        Assert.Equal(new FixedPointMultiplier(multiplier, shift), FixedPointMultiplier.From(factor));

    private static BigInteger Floor(BigInteger value, int bits) => value >> bits;
}
