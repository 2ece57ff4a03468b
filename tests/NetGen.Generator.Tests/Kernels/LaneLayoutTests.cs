using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetGen.Generator.Code;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Packed sums against integers without end: whatever the weights and inputs, the lanes give back the sums.</summary>
public sealed class LaneLayoutTests
{
    [Property(MaxTest = 2000)]
    public Property PackedSumsAreTheSums(int seed)
    {
        Random random = new(seed);
        int channels = random.Next(1, 9);
        int inputs = random.Next(1, 80);
        int most = random.Next(1, 128);
        int low = random.Next(-128, 127);
        int high = random.Next(low, 128);
        int[][] weights = [.. Enumerable.Range(0, channels).Select(_ => Weights(random, inputs, most))];
        LaneLayout? layout = LaneLayout.Of([.. weights.Select(row => SumRange.OfProducts(row, low, high))]);
        return (layout is null || Holds(layout, weights, Inputs(random, inputs, low, high))).Classify(layout is not null, $"{channels} lanes fit");
    }

    [Property(MaxTest = 2000)]
    public Property EqualLanesTakeAnySum(int seed)
    {
        Random random = new(seed);
        int inputs = random.Next(1, 80);
        int most = random.Next(1, 128);
        int[] row = Weights(random, inputs, most);
        LaneLayout? layout = LaneLayout.OfEqual(SumRange.OfProducts(row, -128, 127), 8);

        // The same weights over other inputs in every lane: what positions are.
        int[][] positions = [.. Enumerable.Range(0, layout!.Count).Select(_ => Inputs(random, inputs, -128, 127))];
        long packed = layout.Start;
        for (int i = 0; i < inputs; i++)
        {
            packed = unchecked(packed + (layout.Pack([.. positions.Select(values => values[i])]) * row[i]));
        }

        return Enumerable.Range(0, layout.Count).All(j => Lane(layout, packed, j) - layout.Lanes[j].Offset == Sum(row, positions[j])).ToProperty();
    }

    /// <summary>The last lane's sum lies higher, above a start that fills the bits below; the lanes before are masked where they are.</summary>
    [Property(MaxTest = 1000)]
    public Property ALastLaneWithAFractionIsTheSumAboveIt(int seed)
    {
        Random random = new(seed);
        int inputs = random.Next(1, 40);
        int[][] weights = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Weights(random, inputs, 100))];
        LaneLayout usual = LaneLayout.Of([.. weights.Select(row => SumRange.OfProducts(row, -128, 127))])!;
        int last = usual.Count - 1;
        (int fraction, long start) = (random.Next(1, 4), random.Next(1 << 20));
        LaneLayout layout = usual.WithLast(fraction, start);
        int[] values = Inputs(random, inputs, -128, 127);
        long packed = layout.Start;
        for (int i = 0; i < inputs; i++)
        {
            packed = unchecked(packed + (values[i] * layout.Pack([.. weights.Select(row => row[i])])));
        }

        Local variable = new("packed", CodeType.Int64);
        bool others = Enumerable.Range(0, last).All(j =>
            Lane(layout, packed, j) - layout.Lanes[j].Offset == Sum(weights[j], values)
            && CodeEvaluation.Of(layout.InPlace(variable, j), packed) == Lane(layout, packed, j) << layout.Lanes[j].Shift);
        return (others && CodeEvaluation.Of(layout.Extract(variable, last, CodeType.Int64), packed) == ((long)Sum(weights[last], values) << fraction) + start).ToProperty();
    }

    [Theory]
    [InlineData(-1L << 20, (1L << 20) - 1, 3)]
    [InlineData(-1L << 20, 1L << 20, 2)]
    [InlineData(0, 65535, 3)]
    [InlineData(0, 127, 8)]
    public void LanesAreAsManyAsFit(long min, long max, int lanes) => Assert.Equal(lanes, LaneLayout.OfEqual(new SumRange(min, max), 8)!.Count);

    [Fact]
    public void ASumBeyond32BitsHasNoLane()
    {
        Assert.Null(LaneLayout.Of([new SumRange(0, 1L << 31)]));
        Assert.Null(LaneLayout.OfEqual(new SumRange(0, 1L << 31), 8));
    }

    [Fact]
    public void ExtremesOfEveryLaneComeBack()
    {
        SumRange[] ranges = [new(-5, 1 << 20), new(-(1 << 19), 3), new(-(1 << 20), 1 << 20)];
        LaneLayout layout = LaneLayout.Of(ranges)!;
        for (int corner = 0; corner < 8; corner++)
        {
            long[] sums = [.. ranges.Select((range, j) => (corner >> j & 1) == 0 ? range.Min : range.Max)];
            BigInteger exact = sums.Select((sum, j) => (sum + layout.Lanes[j].Offset) * BigInteger.Pow(2, layout.Lanes[j].Shift)).Aggregate(BigInteger.Add);
            long packed = (long)(ulong)(exact & ulong.MaxValue);
            Assert.All(Enumerable.Range(0, 3), j => Assert.Equal(sums[j], Lane(layout, packed, j) - layout.Lanes[j].Offset));
        }
    }

    private static bool Holds(LaneLayout layout, int[][] weights, int[] inputs)
    {
        BigInteger exact = layout.Start;
        long packed = layout.Start;
        for (int i = 0; i < inputs.Length; i++)
        {
            long factor = layout.Pack([.. weights.Select(row => row[i])]);
            packed = unchecked(packed + (inputs[i] * factor));
            exact += (BigInteger)inputs[i] * factor;
        }

        return packed == (long)(ulong)(exact & ulong.MaxValue)
            && Enumerable.Range(0, layout.Count).All(j => Lane(layout, packed, j) - layout.Lanes[j].Offset == Sum(weights[j], inputs));
    }

    /// <summary>What the code of <see cref="LaneLayout.Extract"/> computes, in both of its types, which must agree.</summary>
    private static long Lane(LaneLayout layout, long packed, int lane)
    {
        Local variable = new("packed", CodeType.Int64);
        long wide = CodeEvaluation.Of(layout.Extract(variable, lane, CodeType.Int64), packed);
        Assert.Equal(wide, CodeEvaluation.Of(layout.Extract(variable, lane, CodeType.Int32), packed));
        return wide;
    }

    private static BigInteger Sum(int[] weights, int[] inputs) => weights.Zip(inputs, (weight, input) => (BigInteger)weight * input).Aggregate(BigInteger.Add);

    private static int[] Weights(Random random, int count, int most) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-most, most + 1))];

    private static int[] Inputs(Random random, int count, int low, int high) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(4) switch { 0 => low, 1 => high, _ => random.Next(low, high + 1) })];
}
