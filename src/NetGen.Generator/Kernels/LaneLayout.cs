using System.Collections.Immutable;
using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Several integer sums side by side in one 64-bit integer, so that one multiply-add advances all of them. It is exact because arithmetic
/// modulo 2^64 is: whatever carries pass between lanes on the way, the finished integer is start + sum_j sums_j 2^shift_j (mod 2^64), and each
/// lane but the last one, moved by its offset, lies in 0 to 2^width - 1. Only finished sums must fit; sums on their way need not.
/// </summary>
public sealed class LaneLayout
{
    private const int Bits = 64;

    /// <summary>Bits that a mask of a 32-bit constant can keep.</summary>
    private const int MostMasked = 31;

    private LaneLayout(Lane[] lanes)
    {
        Lanes = ImmutableArray.Create(lanes);
        long start = 0;
        foreach (Lane lane in lanes)
        {
            start = unchecked(start + (lane.Offset << lane.Shift));
        }

        Start = start;
    }

    public int Count => Lanes.Length;

    public ImmutableArray<Lane> Lanes { get; }

    /// <summary>What the packed sum begins with: every lane's offset in its place.</summary>
    public long Start { get; }

    /// <summary>The lanes for sums of these limits; null if they do not fit one 64-bit integer, or if some sum is no 32-bit number.</summary>
    public static LaneLayout? Of(SumRange[] sums) => Of(sums, 0, sums.Length);

    /// <summary>The lanes for some of these sums.</summary>
    public static LaneLayout? Of(SumRange[] sums, int first, int count)
    {
        int bits = 0;
        for (int j = 0; j < count - 1; j++)
        {
            bits += Width(sums[first + j].Span);
        }

        if (bits >= Bits)
        {
            return null;
        }

        Lane[] lanes = new Lane[count];
        int shift = 0;
        for (int j = 0; j < lanes.Length; j++)
        {
            SumRange sum = sums[first + j];
            if (!sum.IsInt32)
            {
                return null;
            }

            bool isLast = j == lanes.Length - 1;
            int width = isLast ? Bits - shift : Width(sum.Span);
            if (isLast ? width < 1 || !FitsSigned(sum, width) : width > MostMasked || shift + width >= Bits)
            {
                return null;
            }

            lanes[j] = new Lane(shift, width, isLast ? 0 : -sum.Min, isLast);
            shift += width;
        }

        return lanes.Length == 0 ? null : new LaneLayout(lanes);
    }

    /// <summary>
    /// As many lanes of one width, all with one offset, as sums of these limits leave room for; null if they are no 32-bit numbers. Any lane can
    /// take any of the sums.
    /// </summary>
    public static LaneLayout? OfEqual(SumRange sum, int most)
    {
        int width = Width(sum.Span);
        if (!sum.IsInt32 || width > MostMasked)
        {
            return null;
        }

        // The sign stays free.
        int count = Math.Min(most, (Bits - 1) / width);
        return new LaneLayout([.. Enumerable.Range(0, count).Select(j => new Lane(j * width, width, -sum.Min, j == count - 1))]);
    }

    /// <summary>One constant for all lanes' factors: sum_j factors_j 2^shift_j (mod 2^64).</summary>
    public long Pack(IReadOnlyList<int> factors)
    {
        long sum = 0;
        for (int j = 0; j < Count; j++)
        {
            sum = unchecked(sum + ((long)factors[j] << Lanes[j].One));
        }

        return sum;
    }

    /// <summary>The same lanes, but for the last one: its sum lies so many bits higher, and its offset fills the bits below.</summary>
    /// <param name="fraction">Bits below the sum's lowest one.</param>
    /// <param name="offset">What is added to the sum, in units of the lane's lowest bit.</param>
    public LaneLayout WithLast(int fraction, long offset) =>
        new([.. Lanes.Select((lane, j) => j == Count - 1 ? lane with { Fraction = fraction, Offset = offset } : lane)]);

    /// <summary>A lane of a finished sum, plus its offset, by the code that the kernels write.</summary>
    /// <param name="type">Int32 or Int64.</param>
    public Expression Extract(Expression packed, int lane, CodeType type)
    {
        Lane place = Lanes[lane];
        Expression shifted = packed.ShiftRight(place.Shift).As(type);
        return place.IsLast ? shifted : shifted & new IntegerConstant((1L << place.Width) - 1, type);
    }

    /// <summary>A lane of a finished sum, plus its offset, where it is: 2^shift times what <see cref="Extract"/> gives. Not for the last lane.</summary>
    public Expression InPlace(Expression packed, int lane) => packed & new IntegerConstant(Lanes[lane].Mask, CodeType.Int64);

    private static int Width(long span)
    {
        int width = 1;
        while (span >> width != 0)
        {
            width++;
        }

        return width;
    }

    private static bool FitsSigned(SumRange sum, int width) =>
        width > 32 || (sum.Min >= -(1L << (width - 1)) && sum.Max <= (1L << (width - 1)) - 1);
}

/// <summary>The place of a sum in a packed integer.</summary>
/// <param name="Shift">Its lowest bit.</param>
/// <param name="Width">Its bits.</param>
/// <param name="Offset">What is added to the sum so that it is never negative, in units of the lane's lowest bit; 0 for the last lane where it has the sign, or what its formula wants (<see cref="FoldedOffset"/>).</param>
public sealed record Lane(int Shift, int Width, long Offset, bool IsLast)
{
    /// <summary>Bits of the lane below the sum's lowest one: only a last lane has any, see <see cref="FoldedOffset"/>.</summary>
    public int Fraction { get; init; }

    /// <summary>The place of the sum's lowest bit.</summary>
    public int One => Shift + Fraction;

    /// <summary>The lane's bits where they are.</summary>
    public long Mask => ((1L << Width) - 1) << Shift;
}
