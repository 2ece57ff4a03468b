using NetGen.Import.Building;

namespace NetGen.Import.Rewriting;

/// <summary>
/// Removes reshapes that change nothing: their readers flatten or reshape the values anyway, or the shape is the same.
/// A reshape that is an output stays, for its shape is seen.
/// </summary>
internal static class DropReshapes
{
    public static List<LayerDraft> Run(List<LayerDraft> layers)
    {
        Dictionary<LayerDraft, List<LayerDraft>> readers = DraftReaders.Of(layers);
        List<LayerDraft> kept = [];
        foreach (LayerDraft layer in layers)
        {
            if (!layer.IsOutput && IsReshape(layer) && IsNeedless(layer, readers[layer]))
            {
                Source input = layer.Inputs[0];
                DraftReaders.Redirect(readers[layer], layer, input);
                readers[input.Layer].AddRange(readers[layer]);
                readers[input.Layer].Remove(layer);
            }
            else
            {
                kept.Add(layer);
            }
        }

        return kept;
    }

    private static bool IsReshape(LayerDraft layer) => layer.Kind is "Reshape" or "Flatten";

    private static bool IsNeedless(LayerDraft layer, List<LayerDraft> readers) =>
        layer.Inputs[0].Shape == layer.Shapes[0] || readers.TrueForAll(reader => reader.Kind == "Dense" || IsReshape(reader));
}
