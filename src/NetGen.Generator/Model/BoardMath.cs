namespace NetGen.Generator.Model;

/// <summary>What a board's firmware has of System.Math; the names are those of NetGen.MathSupport.</summary>
public enum BoardMath
{
    None,
    Light,
    Single,
    Double,
}
