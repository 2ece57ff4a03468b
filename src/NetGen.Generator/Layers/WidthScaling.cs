namespace NetGen.Generator.Layers;

/// <summary>Repeats NetGen.WidthScaling.</summary>
public enum WidthScaling
{
    Always,
    Upwards,
    Never,
}
