namespace NetGen.Generator.Model;

/// <summary>What executes the code; the names are those of NetGen.Profile.</summary>
public enum CodeProfile
{
    DotNet,
    NanoFramework,
    Meadow,
}
