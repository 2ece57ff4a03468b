using Microsoft.CodeAnalysis;

namespace NetGen.Calibration.Running;

/// <summary>Assemblies of the running .NET that generated code is compiled against.</summary>
public static class PlatformReferences
{
    private static readonly Lazy<MetadataReference[]> Core = new(() => Of("System.Private.CoreLib.dll", "System.Runtime.dll", "netstandard.dll", "System.Console.dll"));

    private static readonly Lazy<MetadataReference[]> CoreWithVectors = new(() =>
        [.. Core.Value, .. Of("System.Memory.dll", "System.Runtime.InteropServices.dll", "System.Runtime.Intrinsics.dll")]);

    /// <summary>The base library alone.</summary>
    public static IReadOnlyList<MetadataReference> Base => Core.Value;

    /// <summary>The base library with spans and vectors.</summary>
    public static IReadOnlyList<MetadataReference> Vectors => CoreWithVectors.Value;

    private static MetadataReference[] Of(params string[] files) =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => files.Contains(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];
}
