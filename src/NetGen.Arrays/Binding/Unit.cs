namespace NetGen.Arrays.Binding;

/// <summary>What is bound as one: a convolution or dense layer with the normalization that stands directly behind it, or either alone.</summary>
internal sealed record Unit<T>(T First, T? Second)
    where T : class
{
    /// <summary>Every item by itself, or pairs of neighbours where <paramref name="belongs"/> says so.</summary>
    public static IReadOnlyList<Unit<T>> Of(IReadOnlyList<T> items, Func<T, T, bool> belongs)
    {
        List<Unit<T>> units = [];
        for (int i = 0; i < items.Count; i++)
        {
            T? second = i + 1 < items.Count && belongs(items[i], items[i + 1]) ? items[i + 1] : null;
            units.Add(new Unit<T>(items[i], second));
            i += second is null ? 0 : 1;
        }

        return units;
    }
}
