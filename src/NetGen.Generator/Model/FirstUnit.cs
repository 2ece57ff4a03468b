namespace NetGen.Generator.Model;

/// <summary>The arguments that the first unit of a stage has alone: what reduces the map, and what is said of the first layer.</summary>
public static class FirstUnit
{
    private static readonly HashSet<string> Arguments = new(["Stride", "StrideHeight", "StrideWidth", "UngroupedFirst"], StringComparer.Ordinal);

    public static bool Has(string argument) => Arguments.Contains(argument);
}
