namespace NetGen.Arrays.Binding;

/// <summary>The arrays of one layer of the framework, by what they are: "weight", "bias", "gamma", "beta", "mean", "variance", "alpha".</summary>
/// <param name="Path">The layer's name in the file, with dots: "features.0.1".</param>
/// <param name="Index">Its place in the file, of which the first array counts.</param>
internal sealed record ArrayGroup(string Path, GroupKind Kind, IReadOnlyDictionary<string, NamedArray> Arrays, int Index)
{
    /// <summary>The framework whose words the names of a recurrent layer's arrays are: it says the order of gates. Null for other layers.</summary>
    public TensorLayout? Framework { get; init; }

    /// <summary>"features.0.1 (gamma 16, beta 16)".</summary>
    public string Text => $"{Path} ({string.Join(", ", Arrays.Select(pair => $"{pair.Key} {pair.Value.ShapeText}"))})";
}
