namespace NetGen.NanoFramework;

/// <summary>The ids of what is found in compiled assemblies; pages in docs/diagnostics.</summary>
public static class ViolationIds
{
    public const string Code = "NG4001";
    public const string Signatures = "NG4002";
    public const string Branch = "NG4003";
    public const string Count = "NG4004";
    public const string Construct = "NG4005";
    public const string Strings = "NG4006";

    /// <summary>The analyzer's id for the same call in source.</summary>
    public const string Math = NetGen.Generator.Model.FindingIds.MathNotOnBoard;

    /// <summary>All ids.</summary>
    public static IReadOnlyList<string> All { get; } = [Code, Signatures, Branch, Count, Construct, Strings, Math];
}
