namespace NetGen.Import.Building;

/// <summary>
/// Names for the layers: what they are and, where there are several of a kind, a number in the order of the file. The same
/// file always gives the same names, whatever the class is called: the build converts models without knowing it.
/// </summary>
internal static class LayerNames
{
    public static Dictionary<LayerDraft, string> Of(IReadOnlyList<LayerDraft> layers)
    {
        Dictionary<LayerDraft, string> stems = [];
        foreach (LayerDraft layer in layers)
        {
            stems.Add(layer, Stem(layer, layers));
        }

        Dictionary<string, int> totals = layers.GroupBy(layer => stems[layer], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        Dictionary<LayerDraft, string> names = [];
        foreach (LayerDraft layer in layers)
        {
            string stem = stems[layer];
            used[stem] = used.TryGetValue(stem, out int count) ? count + 1 : 1;
            names.Add(layer, totals[stem] == 1 ? stem : stem + used[stem]);
        }

        return names;
    }

    private static string Stem(LayerDraft layer, IReadOnlyList<LayerDraft> layers) => layer.Kind switch
    {
        "Conv2D" => IsStem(layer, layers) ? "Stem" : "Conv",
        "PointwiseConv2D" => "Pointwise",
        "DepthwiseConv2D" => "Depthwise",
        "DepthwiseSeparableConv2D" => "Block",
        "TransposedConv2D" => "Upsample",
        "MaxPool" or "AveragePool" or "GlobalAveragePool" => "Pool",
        "Softmax" => layer.IsOutput ? "Scores" : "Softmax",
        "Dense" => IsLogits(layer, layers) ? "Logits" : "Dense",
        var kind => kind,
    };

    /// <summary>The one plain convolution at the beginning of a network of blocks.</summary>
    private static bool IsStem(LayerDraft layer, IReadOnlyList<LayerDraft> layers) =>
        layer.Inputs[0].Layer.Kind == "Input"
        && layers.Count(other => other.Kind == "Conv2D") == 1
        && layers.Any(other => other.Kind == "DepthwiseSeparableConv2D");

    /// <summary>A dense layer that a softmax at the network's end reads.</summary>
    private static bool IsLogits(LayerDraft layer, IReadOnlyList<LayerDraft> layers) =>
        layers.Any(reader => reader is { Kind: "Softmax", IsOutput: true } && reader.Inputs[0].Layer == layer);
}
