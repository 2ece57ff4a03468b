namespace NetGen.Generator.Diagnostics;

/// <summary>The categories of diagnostics: <c>dotnet_analyzer_diagnostic.category-NetGen.Budget.severity</c> sets one as a whole.</summary>
internal static class Categories
{
    public const string Declaration = "NetGen.Declaration";
    public const string Budget = "NetGen.Budget";
    public const string Parameters = "NetGen.Parameters";
}
