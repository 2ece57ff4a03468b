namespace NetGen.Generator.Layers;

/// <summary>Repeats NetGen.AttentionScore.</summary>
public enum AttentionScore
{
    Dot,
    ScaledDot,
    General,
}
