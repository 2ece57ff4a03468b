namespace NetGen.Import.Building;

/// <summary>
/// A declaration's outputs come in the order of its layers. Where the file has another order, views at the end, which cost
/// no code, restore it.
/// </summary>
internal static class OutputOrder
{
    public static void Restore(NetworkBuilder network)
    {
        int[] places = [.. network.Outputs.Select(layer => network.Layers.IndexOf(layer))];
        if (places.SequenceEqual(places.OrderBy(place => place)))
        {
            return;
        }

        foreach (LayerDraft layer in network.Outputs)
        {
            layer.IsOutput = false;
            Source source = new(layer);
            network.Reshape(source, source.Shape, "an output of the graph").Layer.IsOutput = true;
        }
    }
}
