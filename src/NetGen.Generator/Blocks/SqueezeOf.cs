namespace NetGen.Generator.Blocks;

/// <summary>Repeats NetGen.SqueezeOf.</summary>
public enum SqueezeOf
{
    Expansion,
    Input,
}
