namespace NetGen.Generator.Layers;

/// <summary>How a window meets the border; the names are those of NetGen.Padding.</summary>
public enum PaddingMode
{
    Same,
    Valid,
    Symmetric,
    Explicit,
    Causal,
}
