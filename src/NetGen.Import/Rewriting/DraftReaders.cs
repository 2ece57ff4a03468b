using NetGen.Import.Building;

namespace NetGen.Import.Rewriting;

/// <summary>Who reads whom among drafts.</summary>
internal static class DraftReaders
{
    public static Dictionary<LayerDraft, List<LayerDraft>> Of(IEnumerable<LayerDraft> layers)
    {
        Dictionary<LayerDraft, List<LayerDraft>> readers = [];
        foreach (LayerDraft layer in layers)
        {
            readers.Add(layer, []);
            foreach (Source input in layer.Inputs)
            {
                readers[input.Layer].Add(layer);
            }
        }

        return readers;
    }

    /// <summary>Makes all readers of a layer read another value instead.</summary>
    public static void Redirect(IEnumerable<LayerDraft> readers, LayerDraft from, Source to)
    {
        foreach (LayerDraft reader in readers)
        {
            for (int i = 0; i < reader.Inputs.Count; i++)
            {
                if (reader.Inputs[i].Layer == from)
                {
                    reader.Inputs[i] = to;
                }
            }
        }
    }
}
