using Microsoft.CodeAnalysis;
using NetGen.Calibration.Running;

namespace NetGen.TestKit;

/// <summary>Assemblies that test sources are compiled against.</summary>
public static class TestReferences
{
    private static readonly Lazy<MetadataReference[]> All = new(() =>
        [.. PlatformReferences.Base, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)]);

    /// <summary>The base library and NetGen's attributes.</summary>
    public static IReadOnlyList<MetadataReference> WithRuntime => All.Value;
}
