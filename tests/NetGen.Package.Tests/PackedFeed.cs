using NetGen.Tool.Tests.Models;

namespace NetGen.Package.Tests;

/// <summary>The package, packed once into a folder that serves as the only feed.</summary>
public sealed class PackedFeed : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private readonly TempFolder folder = new();

    public PackedFeed()
    {
        (int code, string output) = Dotnet.Run(Root, "pack", "src/NetGen.Package/NetGen.csproj", "--no-build", "-c", Configuration, "-o", Path, "-v", "q");
        Assert.True(code == 0, output);
    }

    /// <summary>The root of this repository.</summary>
    public static string Root { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    public string Path => folder.Path;

    public void Dispose() => folder.Dispose();
}
