namespace NetGen.Generator.Blocks;

/// <summary>Repeats NetGen.FireBypass.</summary>
public enum FireBypass
{
    None,
    Simple,
    Complex,
}
