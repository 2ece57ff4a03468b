namespace NetGen.Generator.Layers;

/// <summary>Repeats NetGen.RotaryPairs.</summary>
public enum RotaryPairs
{
    None,
    Halves,
    Neighbours,
}
