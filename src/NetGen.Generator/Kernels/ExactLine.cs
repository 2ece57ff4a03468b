using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>(x * Factor + Offset) >> Shift, clamped, in 32 bits, that gives exactly the wanted results of an 8-bit function on a range of arguments.</summary>
internal readonly record struct ExactLine(int Factor, int Offset, int Shift)
{
    private const int FractionBits = 20;

    /// <summary>A line for arguments from one to another; null if there is none.</summary>
    public static ExactLine? Of(IReadOnlyList<int> results, int from, int to, int low, int high)
    {
        foreach (double slope in Slopes(results, from, to, low, high))
        {
            long factor = (long)Math.Round(slope * (1 << FractionBits));
            if (Math.Abs(factor) >= 1 << 22)
            {
                continue;
            }

            ExactOffset offset = new(low, high, FractionBits);
            for (int q = from; q <= to && offset.Exists; q++)
            {
                offset.Add(q * factor, results[q + 128]);
            }

            if (offset.Exists && Math.Abs(offset.Value) < 1 << 30)
            {
                return new ExactLine((int)factor, (int)offset.Value, FractionBits);
            }
        }

        return null;
    }

    public Expression At(Expression x) => ((x * Factor) + Offset).ShiftRight(Shift);

    /// <summary>Slopes to try: through the ends of the part that is not clamped, then others that rounding of the ends allows.</summary>
    private static IEnumerable<double> Slopes(IReadOnlyList<int> results, int from, int to, int low, int high)
    {
        bool Clamped(int q) => results[q + 128] == low || results[q + 128] == high;
        int first = from;
        while (first < to && Clamped(first) && Clamped(first + 1))
        {
            first++;
        }

        int last = to;
        while (last > first && Clamped(last) && Clamped(last - 1))
        {
            last--;
        }

        double length = Math.Max(1, last - first);
        double middle = (results[last + 128] - results[first + 128]) / length;
        yield return middle;

        // The ends are off by less than one together, which turns the line by less than this.
        const int Steps = 32;
        for (int i = 1; i <= Steps; i++)
        {
            yield return middle + (i / (Steps * length));
            yield return middle - (i / (Steps * length));
        }
    }
}
