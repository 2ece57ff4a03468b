using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>(x * First + y * Second + Offset) >> Shift, clamped, that gives exactly the wanted results for all pairs of 8-bit values.</summary>
internal readonly record struct ExactPlane(long First, long Second, long Offset, int Shift)
{
    /// <summary>With this shift the sums of usual scales fit an int.</summary>
    private const int IntShift = 22;

    private const int LongShift = 40;

    public bool IsInt => Shift <= IntShift;

    /// <param name="results">The result of x and y is at (x + 128) * 256 + y + 128.</param>
    public static ExactPlane? Of(double first, double second, sbyte[] results, int low, int high)
    {
        const double Room = (1L << 31) - (1L << 24);
        bool fits = (Math.Abs(first) + Math.Abs(second) + 2) * 128 * (1 << IntShift) < Room;
        return (fits ? With(first, second, results, low, high, IntShift) : null) ?? With(first, second, results, low, high, LongShift);
    }

    public Expression Of(Expression x, Expression y) => IsInt
        ? ((x * (int)First) + (y * (int)Second) + (int)Offset).ShiftRight(Shift)
        : ((x * First) + (y * Second) + Offset).ShiftRight(Shift).As(CodeType.Int32);

    private static ExactPlane? With(double first, double second, sbyte[] results, int low, int high, int shift)
    {
        // Beyond this neither the factors nor the sums would fit.
        if (Math.Max(Math.Abs(first), Math.Abs(second)) > 1 << 14)
        {
            return null;
        }

        long a = (long)Math.Round(first * (1L << shift));
        long b = (long)Math.Round(second * (1L << shift));
        ExactOffset offset = new(low, high, shift);
        for (int x = 0; x < 256 && offset.Exists; x++)
        {
            for (int y = 0; y < 256; y++)
            {
                offset.Add(((x - 128) * a) + ((y - 128) * b), results[(x << 8) + y]);
            }
        }

        return offset.Exists ? new ExactPlane(a, b, offset.Value, shift) : null;
    }
}
