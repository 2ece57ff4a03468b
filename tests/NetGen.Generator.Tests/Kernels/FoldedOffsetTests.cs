using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Last lanes whose formula has no addition, against TensorFlow Lite's double rounding, argument by argument.</summary>
public sealed class FoldedOffsetTests
{
    [Property(MaxTest = 1000)]
    public Property EveryArgumentGivesTheSame(int seed)
    {
        Case given = Case.Random(new Random(seed));
        FoldedOffset? folded = given.Find();
        return (folded is null || given.Holds(folded)).Classify(folded is not null, "folded");
    }

    /// <summary>The property above would hold if nothing were ever found.</summary>
    [Fact]
    public void MostLanesWithRoomAreFolded()
    {
        // Where sums of both signs count, halves go two ways, and no line is equal.
        Case[] cases = [.. Enumerable.Range(0, 400).Select(seed => Case.Random(new Random(seed)) with { Width = 32 }).Where(given => given.IsLine)];
        Assert.InRange(cases.Count(given => given.Find() is not null), cases.Length * 0.6, cases.Length);
        Assert.True(cases.Length > 80);
    }

    [Fact]
    public void ALaneWithoutRoomIsNot()
    {
        Case[] cases = [.. Enumerable.Range(0, 100).Select(seed => Case.Random(new Random(seed)) with { Width = 12 })];
        Assert.DoesNotContain(cases, given => given.Find() is not null);
    }

    /// <summary>A sum whose outputs are all the same has no step that a line could be held against.</summary>
    [Fact]
    public void AnOutputThatNeverChangesIsNot()
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From(0.001);
        SumRange sum = new(-400_000, -200_000);
        Assert.Null(FoldedOffset.Find(new StepFunction(sum, -128, 127, factor.Steps(0, -128, 127), 0), factor.Real, 40, ClampTable.First));
    }

    private sealed record Case(FixedPointMultiplier Factor, int ZeroPoint, int Low, long Bias, SumRange Sum, int Width, bool HasTable)
    {
        public static Case Random(Random random)
        {
            // Biases next to nothing, and such that move results far from where a sum of 0 has them.
            long min = -random.Next(1, 60000);
            int zeroPoint = random.Next(-128, 128);
            int bias = random.Next(2) == 0 ? random.Next(-3000, 3000) : random.Next(-100_000, 100_000);
            return new Case(
                FixedPointMultiplier.From(Math.Pow(2, 1 - (random.NextDouble() * 11))), zeroPoint, random.Next(2) == 0 ? -128 : zeroPoint, bias,
                new SumRange(min, min + random.Next(1, 120000)), random.Next(16, 65), random.Next(4) > 0);
        }

        public bool IsLine => Function.Within > 1 && Requantization.Find(Factor, ZeroPoint, Low, 127, Sum, Bias)!.Kind != RequantizationKind.Signed64;

        private StepFunction Function => new(Sum, Low, 127, Factor.Steps(ZeroPoint, Low, 127), Bias);

        public FoldedOffset? Find() => FoldedOffset.Find(Function, Factor.Real, Width, Table);

        public bool Holds(FoldedOffset folded)
        {
            (long multiplier, long offset, int shift) = folded.Formula.Line;
            int first = Table(folded.Formula.Results) ?? 0;
            bool holds = folded.Fraction > 0 && offset == (long)first << shift;
            for (long sum = Sum.Min; sum <= Sum.Max && holds; sum++)
            {
                long lane = (sum << folded.Fraction) + folded.Start;
                long result = (checked(lane * multiplier) >> shift) + first;
                int expected = Math.Clamp(Factor.Apply((int)(sum + Bias)) + ZeroPoint, Low, 127);
                holds = lane == lane << (64 - Width) >> (64 - Width) && result >= folded.Formula.Results.Min && result <= folded.Formula.Results.Max
                    && expected == Math.Clamp(result, Low, 127);
            }

            return holds;
        }

        private int? Table(SumRange results) => HasTable ? ClampTable.First(results) : null;
    }
}
