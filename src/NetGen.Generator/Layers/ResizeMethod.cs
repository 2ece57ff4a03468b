namespace NetGen.Generator.Layers;

/// <summary>How Resize computes a value; the names are those of NetGen.ResizeMethod.</summary>
public enum ResizeMethod
{
    Nearest,
    Bilinear,
}
