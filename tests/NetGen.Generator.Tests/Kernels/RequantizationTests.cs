using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>The formulas that the search finds against TensorFlow Lite's double rounding, argument by argument.</summary>
public sealed class RequantizationTests
{
    [Property(MaxTest = 400)]
    public Property EveryArgumentGivesTheSame(int seed)
    {
        Random random = new(seed);
        FixedPointMultiplier factor = FixedPointMultiplier.From(Math.Pow(2, -1 - (random.NextDouble() * 11)));
        int zeroPoint = random.Next(-128, 128);
        int low = random.Next(2) == 0 ? -128 : zeroPoint;
        long bias = random.Next(-3000, 3000);
        long min = -random.Next(1, 20000);
        SumRange value = new(min, min + random.Next(1, 40000));
        Requantization formula = Requantization.Find(factor, zeroPoint, low, 127, value, bias)!;
        for (long v = value.Min; v <= value.Max; v++)
        {
            int expected = Math.Clamp(factor.Apply((int)(v + bias)) + zeroPoint, low, 127);
            long result = Apply(formula, v);
            if (expected != Math.Clamp(result, low, 127) || result < formula.Results.Min || result > formula.Results.Max)
            {
                return false.Label($"{formula} at {v}: {result}, not {expected}");
            }
        }

        return true.ToProperty().Classify(formula.Kind == RequantizationKind.Line32, "32 bits").Classify(formula.Kind == RequantizationKind.Signed64, "signed");
    }

    [Property(MaxTest = 300)]
    public Property WideRangesAgreeWhereverTheyStep(int seed)
    {
        Random random = new(seed);
        FixedPointMultiplier factor = FixedPointMultiplier.From(Math.Pow(2, -8 - (random.NextDouble() * 12)));
        SumRange value = new(-random.Next(1, 1 << 28), random.Next(1, 1 << 28));
        Requantization formula = Requantization.Find(factor, -128, -128, 127, value, 77)!;
        for (int i = 0; i < 4000; i++)
        {
            // Half of the arguments lie beside a step of the output.
            double step = 1 / (factor.Multiplier * Math.Pow(2, factor.Shift - 31));
            long v = i % 2 == 0 ? random.NextInt64(value.Min, value.Max + 1) : (long)(step * (random.Next(-2, 260) + 0.5)) - 77 + random.Next(-2, 3);
            v = Math.Clamp(v, value.Min, value.Max);
            if (Math.Clamp(factor.Apply((int)(v + 77)) - 128, -128, 127) != Math.Clamp(Apply(formula, v), -128, 127))
            {
                return false.Label($"{formula} at {v}");
            }
        }

        return true.ToProperty();
    }

    /// <summary>Sums of a lane that is masked where it lies, from 2^place on.</summary>
    [Property(MaxTest = 400)]
    public Property SumsThatStandHigherGiveTheSame(int seed)
    {
        Random random = new(seed);
        FixedPointMultiplier factor = FixedPointMultiplier.From(Math.Pow(2, -3 - (random.NextDouble() * 8)));
        int zeroPoint = random.Next(-128, 128);
        int low = random.Next(2) == 0 ? -128 : zeroPoint;
        long bias = random.Next(-40000, 3000);
        SumRange value = new(0, random.Next(1, 60000));
        int place = random.Next(8, 44);
        Requantization? formula = Requantization.FindPlaced(new StepFunction(value, low, 127, factor.Steps(zeroPoint, low, 127), bias), factor, place);
        for (long v = value.Min; v <= value.Max && formula is not null; v++)
        {
            int expected = Math.Clamp(factor.Apply((int)(v + bias)) + zeroPoint, low, 127);
            int first = ClampTable.First(formula.Results) ?? 0;
            long moved = checked(((v << place) * formula.Line.Multiplier) + (formula.Line.Offset - ((long)first << formula.Line.Shift)));
            long result = (moved >> formula.Line.Shift) + first;
            if (expected != Math.Clamp(result, low, 127) || result < formula.Results.Min || result > formula.Results.Max)
            {
                return false.Label($"{formula} at {v}: {result}, not {expected}");
            }
        }

        return true.ToProperty().Classify(formula is not null, "placed");
    }

    [Fact]
    public void ALaneInTheMiddleHasRoomForAFormula()
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From(0.0061);
        Assert.NotNull(Requantization.FindPlaced(new StepFunction(new SumRange(0, 180_000), -128, 127, factor.Steps(-128, -128, 127), -90_000), factor, 18));
    }

    [Fact]
    public void AReluNeedsOneLine()
    {
        Requantization formula = Requantization.Find(FixedPointMultiplier.From(0.0123), -128, -128, 127, new SumRange(-20000, 30000), 5)!;
        Assert.NotEqual(RequantizationKind.Signed64, formula.Kind);
    }

    [Fact]
    public void ShortRangesNeed32Bits()
    {
        Requantization formula = Requantization.Find(FixedPointMultiplier.From(0.3), -128, -128, 127, new SumRange(-900, 900), 5)!;
        Assert.Equal(RequantizationKind.Line32, formula.Kind);
    }

    [Theory]
    [InlineData(1.5, 900)]
    [InlineData(37.1, 200)]
    [InlineData(1e-9, 1 << 20)]
    [InlineData(0, 1 << 20)]
    public void LargeAndTinyFactorsHaveFormulas(double real, long most)
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From(real);
        SumRange value = new(-most, most);
        Assert.True(Requantization.Covers(factor, 3, -128, 127, value, 0));
        Requantization formula = Requantization.Find(factor, 3, -128, 127, value, 0)!;
        for (long v = value.Min; v <= value.Max; v += Math.Max(1, most / 5000))
        {
            Assert.Equal(Math.Clamp(factor.Apply((int)v) + 3, -128, 127), Math.Clamp(Apply(formula, v), -128, 127));
        }
    }

    [Fact]
    public void AChannelSwitchedOffHasAFormula()
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From(4.6e-9);
        SumRange value = new(-500_000, 700_000);
        Assert.True(Requantization.Covers(factor, -128, -128, 127, value, -1_900_000_000));
        Requantization formula = Requantization.Find(factor, -128, -128, 127, value, -1_900_000_000)!;
        Assert.Equal(-128, Math.Max(-128, Apply(formula, value.Min)));
        Assert.Equal(-128, Math.Max(-128, Apply(formula, value.Max)));
    }

    [Fact]
    public void ASumThatWrapsHasNone() => Assert.False(Requantization.Covers(FixedPointMultiplier.From(0.01), 0, -128, 127, new SumRange(-500_000, 700_000), int.MaxValue));

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(44)]
    public void AGivenShiftScalesTheSignedFormula(int shift)
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From(0.0031);
        SumRange value = new(-50000, 50000);
        Requantization formula = Requantization.FindSigned(factor, 3, value, -17, shift)!;
        for (long v = value.Min; v <= value.Max; v++)
        {
            Assert.Equal(factor.Apply((int)(v - 17)) + 3, Apply(formula, v));
        }
    }

    private static long Apply(Requantization formula, long value)
    {
        (long multiplier, long offset, int shift) = formula.Line;
        if (formula.Kind == RequantizationKind.Line32)
        {
            int narrow = checked(((int)value * (int)multiplier) + (int)offset);
            return narrow >> shift;
        }

        long sum = value + formula.Bias;
        return checked((sum * multiplier) + offset - (sum < 0 ? formula.SignWeight : 0)) >> shift;
    }
}
