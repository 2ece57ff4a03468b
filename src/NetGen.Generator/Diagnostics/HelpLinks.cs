namespace NetGen.Generator.Diagnostics;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpLinks
{
    public const string Base = "https://github.com/netgen/netgen/blob/main/docs/diagnostics/";
    public const string End = ".md";
}
