using Microsoft.CodeAnalysis;

namespace NetGen.TestKit;

/// <summary>Assemblies that test sources are compiled against.</summary>
public static class TestReferences
{
    private static readonly Lazy<MetadataReference[]> Core = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "netstandard.dll" or "System.Console.dll")
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly Lazy<MetadataReference[]> All = new(() =>
        [.. Core.Value, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)]);

    /// <summary>The base library alone.</summary>
    public static IReadOnlyList<MetadataReference> Platform => Core.Value;

    /// <summary>The base library and NetGen's attributes.</summary>
    public static IReadOnlyList<MetadataReference> WithRuntime => All.Value;
}
