using NetGen.Generator.Code;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Inputs of several positions in one integer, for lanes of every width: the sum of the shifted inputs, whatever comes together in 32 bits on the way.</summary>
public sealed class PackedPositionsTests
{
    public static TheoryData<int> Widths => [.. Enumerable.Range(8, 24)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void ItIsTheSumOfTheShiftedInputs(int width)
    {
        LaneLayout layout = Layout(width);
        Local[] inputs = [.. Enumerable.Range(0, layout.Count).Select(j => new Local("x" + j, CodeType.Int8))];
        Expression packed = PackedPositions.Of(layout, j => inputs[j]);
        foreach (int[] values in Values(layout.Count))
        {
            Assert.Equal(Sum(layout, values), CodeEvaluation.Of(packed, input => values[Array.IndexOf(inputs, input)]));
        }
    }

    /// <summary>Inputs beyond a border are constants, and those of 64 bits are taken as they are.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void SomeAreKnownAndSomeAreWide(int width)
    {
        LaneLayout layout = Layout(width);
        Random random = new(width);
        foreach (int[] values in Values(layout.Count))
        {
            Expression[] inputs = [.. values.Select((value, j) => random.Next(3) switch { 0 => (Expression)value, 1 => new Local("x" + j, CodeType.Int64), _ => new Local("x" + j, CodeType.Int8) })];
            Assert.Equal(Sum(layout, values), CodeEvaluation.Of(PackedPositions.Of(layout, j => inputs[j]), input => values[Array.IndexOf(inputs, input)]));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ConversionsAreThoseOfTheCode(int width)
    {
        LaneLayout layout = Layout(width);
        Assert.Equal(Casts(PackedPositions.Of(layout, j => new Local("x" + j, CodeType.Int8))), PackedPositions.Conversions(layout));
    }

    private static LaneLayout Layout(int width) => LaneLayout.OfEqual(new SumRange(0, (1L << width) - 1), 8)!;

    /// <summary>All the least, all the largest, each mixture of both, and some between.</summary>
    private static IEnumerable<int[]> Values(int count)
    {
        Random random = new(count);
        return Enumerable.Range(0, 1 << count).Select(mask => Enumerable.Range(0, count).Select(j => (mask >> j & 1) == 0 ? -128 : 127).ToArray())
            .Concat(Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, count).Select(_ => random.Next(-128, 128)).ToArray()));
    }

    private static long Sum(LaneLayout layout, int[] values) => values.Select((value, j) => (long)value << layout.Lanes[j].Shift).Aggregate(0L, (sum, term) => unchecked(sum + term));

    private static int Casts(Expression expression) => expression switch
    {
        Cast { Type: CodeType.Int64 } cast => 1 + Casts(cast.Operand),
        Binary binary => Casts(binary.Left) + Casts(binary.Right),
        _ => 0,
    };
}
