namespace NetGen.Generator.Kernels;

/// <summary>The exact limits of an integer sum: no value outside can occur, whatever the input.</summary>
public readonly record struct SumRange(long Min, long Max)
{
    public long Span => Max - Min;

    /// <summary>Whether the sum and every value that 32-bit arithmetic makes of it are the same number.</summary>
    public bool IsInt32 => Min >= int.MinValue && Max <= int.MaxValue;

    public static SumRange operator +(SumRange range, long offset) => new(range.Min + offset, range.Max + offset);

    /// <summary>sum w x over weights, each x anywhere from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static SumRange OfProducts(IEnumerable<int> weights, int low, int high)
    {
        SumRange sum = default;
        foreach (int weight in weights)
        {
            sum = sum.WithProduct(weight, low, high);
        }

        return sum;
    }

    /// <summary>This sum and w x, x anywhere from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public SumRange WithProduct(int weight, long low, long high) =>
        new(Min + (weight * (weight >= 0 ? low : high)), Max + (weight * (weight >= 0 ? high : low)));

    public SumRange Union(SumRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));
}
