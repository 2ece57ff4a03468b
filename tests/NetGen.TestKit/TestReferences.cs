using Microsoft.CodeAnalysis;

namespace NetGen.TestKit;

/// <summary>Assemblies that test sources are compiled against.</summary>
public static class TestReferences
{
    private static readonly Lazy<MetadataReference[]> Core = new(() => Of("System.Private.CoreLib.dll", "System.Runtime.dll", "netstandard.dll", "System.Console.dll"));

    private static readonly Lazy<MetadataReference[]> CoreWithVectors = new(() =>
        [.. Core.Value, .. Of("System.Memory.dll", "System.Runtime.InteropServices.dll", "System.Runtime.Intrinsics.dll")]);

    private static readonly Lazy<MetadataReference[]> All = new(() =>
        [.. Core.Value, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)]);

    /// <summary>The base library alone.</summary>
    public static IReadOnlyList<MetadataReference> Platform => Core.Value;

    /// <summary>The base library with spans and vectors.</summary>
    public static IReadOnlyList<MetadataReference> Vectors => CoreWithVectors.Value;

    /// <summary>The base library and NetGen's attributes.</summary>
    public static IReadOnlyList<MetadataReference> WithRuntime => All.Value;

    private static MetadataReference[] Of(params string[] files) =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => files.Contains(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];
}
