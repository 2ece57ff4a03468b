namespace NetGen.Arrays.Binding;

/// <summary>The layouts that a file could have, and why.</summary>
/// <param name="Reason">"--layout" or "the file has 'running_mean'"; empty where shapes must decide.</param>
internal sealed record LayoutCandidates(IReadOnlyList<TensorLayout> Layouts, string Reason)
{
    /// <summary>What plain layers can be in. ONNX's convolutions and dense layers are PyTorch's; its recurrent layers have words of their own.</summary>
    private static readonly TensorLayout[] Possible = [TensorLayout.PyTorch, TensorLayout.Keras, TensorLayout.NetGen];

    public static LayoutCandidates Of(IEnumerable<NamedArray> arrays, TensorLayout? given)
    {
        if (given is { } layout)
        {
            return new([layout], "--layout");
        }

        var words = arrays
            .Select(array => ArrayRoles.Split(array.Name).Last)
            .Select(word => (Word: word, Framework: ArrayRoles.Framework(word)))
            .Where(item => item.Framework is not null)
            .ToArray();
        return words.Length > 0 && words.All(item => item.Framework == words[0].Framework)
            ? new([words[0].Framework!.Value], $"the file has '{words[0].Word}'")
            : new(Possible, "");
    }
}
