namespace NetGen.Generator.Layers;

/// <summary>Repeats NetGen.MelScale.</summary>
public enum MelScale
{
    Htk,
    Slaney,
}
