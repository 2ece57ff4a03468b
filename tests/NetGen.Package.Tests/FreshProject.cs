using NetGen.Tool.Tests.Models;

namespace NetGen.Package.Tests;

/// <summary>A new project outside the tree: its own feed, its own packages folder, nothing of this repository.</summary>
internal sealed class FreshProject : IDisposable
{
    private readonly TempFolder folder = new();

    /// <param name="framework">The target framework: a program for .NET, a library for .NET Standard.</param>
    public FreshProject(PackedFeed feed, string items = "", string framework = "net10.0")
    {
        Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="local" value="{feed.Path}" /></packageSources>
            </configuration>
            """);
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{(framework.StartsWith("netstandard", StringComparison.Ordinal) ? "Library" : "Exe")}</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <DisableImplicitFrameworkReferences>{framework.StartsWith("netstandard", StringComparison.Ordinal)}</DisableImplicitFrameworkReferences>
                <DefaultItemExcludes>$(DefaultItemExcludes);packages/**</DefaultItemExcludes>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="*-*" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    public string Path => folder.Path;

    public string this[string name] => folder[name];

    /// <summary>The folder of the restored package.</summary>
    public string Package => Directory.GetDirectories(folder["packages/netgen"]).Single();

    public void Write(string name, string text) => File.WriteAllText(folder[name], text);

    public void Write(string name, byte[] bytes) => folder.Write(name, bytes);

    public (int Code, string Output) Build(params string[] more) => Dotnet.Run(Path, ["build", .. more]);

    /// <summary>Builds and runs the program; what it prints.</summary>
    public string Run()
    {
        (int code, string output) = Dotnet.Run(Path, "run", "--no-build");
        Assert.True(code == 0, output);
        return output.Trim();
    }

    public void Dispose() => folder.Dispose();
}
