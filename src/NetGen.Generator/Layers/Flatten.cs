namespace NetGen.Generator.Layers;

/// <summary>The input as a vector: a <see cref="Reshape"/>.</summary>
public static class Flatten
{
    public static Reshape Read(ArgumentReader _) => new(new[] { -1 });
}
