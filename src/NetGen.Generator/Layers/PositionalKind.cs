namespace NetGen.Generator.Layers;

/// <summary>Repeats NetGen.PositionalKind.</summary>
public enum PositionalKind
{
    Learned,
    Sinusoidal,
}
