using System.IO.Compression;
using NetGen.TestKit.NanoFramework;
using NetGen.Tool.Tests.Models;

namespace NetGen.Package.Tests;

/// <summary>
/// A nanoFramework project as its tooling has them, in both styles, with a project system of our own in place of the extension's: the same imports in the same
/// order, the same framework identifier, language and constants, and nanoFramework's library as a reference.
/// </summary>
internal sealed class NanoProject : IDisposable
{
    private const string Network = """
        using NetGen;

        [assembly: BoardProfile("Acme", Board.Esp32, HeapBytes = 90_000)]

        namespace Demo
        {
            [Network(Precision = Precision.Int8)]
            [Target("Acme")]
            [Budget(Macs = 10)]
            [Weights(Seed = 42)]
            public static partial class Small
            {
                [Input(8)] static partial void In();
                [Dense(16, Activation = Activation.Relu)] static partial void Hidden();
                [Dense(4)] static partial void Out();
            }
        }
        """;

    private const string Program = """
        namespace Demo
        {
            public static class Program
            {
                public static void Main() { System.Diagnostics.Debug.WriteLine("class " + Small.Classify(new sbyte[Small.InputLength]).ToString()); }
            }
        }
        """;

    private readonly TempFolder folder = new();
    private readonly string file;

    private NanoProject(string file, string project)
    {
        this.file = file;
        File.WriteAllText(folder[file], project);
        File.WriteAllText(folder["Small.cs"], Network);
        File.WriteAllText(folder["Program.cs"], Program);
        folder.Write("mscorlib.dll", NanoLibrary.Core);
        folder.Write("System.Math.dll", NanoLibrary.Math);
    }

    public string this[string name] => folder[name];

    /// <summary>.nfproj, packages.config: NuGet unpacks the package beside the project and adds an import of its targets at the end.</summary>
    public static NanoProject WithPackagesConfig(PackedFeed feed)
    {
        NanoProject project = new("App.nfproj", """
            <?xml version="1.0" encoding="utf-8"?>
            <Project ToolsVersion="Current" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup Label="Globals">
                <NanoFrameworkProjectSystemPath>$(MSBuildThisFileDirectory)system/</NanoFrameworkProjectSystemPath>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props')" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <AssemblyName>App</AssemblyName>
                <RootNamespace>Demo</RootNamespace>
                <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.props')" />
              <ItemGroup>
                <Compile Include="*.cs" />
                <None Include="packages.config" />
                <Reference Include="mscorlib"><HintPath>mscorlib.dll</HintPath></Reference>
                <Reference Include="System.Math"><HintPath>System.Math.dll</HintPath></Reference>
              </ItemGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets')" />
              <Import Project="packages/NetGen.0.1.0/build/NetGen.targets" Condition="Exists('packages/NetGen.0.1.0/build/NetGen.targets')" />
            </Project>
            """);
        File.WriteAllText(project["packages.config"], """
            <?xml version="1.0" encoding="utf-8"?>
            <packages>
              <package id="NetGen" version="0.1.0" targetFramework="netnano1.0" developmentDependency="true" />
            </packages>
            """);
        Directory.CreateDirectory(project["system"]);
        File.WriteAllText(project["system/NFProjectSystem.Default.props"], """
            <Project>
              <PropertyGroup>
                <Configuration Condition="'$(Configuration)' == ''">Debug</Configuration>
                <Platform Condition="'$(Platform)' == ''">AnyCPU</Platform>
                <DebugType>portable</DebugType>
                <Optimize>true</Optimize>
                <OutputPath>bin/</OutputPath>
                <DefineConstants>TRACE</DefineConstants>
                <LangVersion>9.0</LangVersion>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(project["system/NFProjectSystem.CSharp.targets"], """
            <Project>
              <PropertyGroup>
                <_TargetFrameworkDirectories>$(MSBuildThisFileDirectory)</_TargetFrameworkDirectories>
                <_FullFrameworkReferenceAssemblyPaths>$(MSBuildThisFileDirectory)</_FullFrameworkReferenceAssemblyPaths>
                <TargetFrameworkIdentifier>.NETnanoFramework</TargetFrameworkIdentifier>
                <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
                <TargetFrameworkMoniker>.NETnanoFramework,Version=$(TargetFrameworkVersion)</TargetFrameworkMoniker>
                <DefineConstants>$(DefineConstants),NANOFRAMEWORK_1_0</DefineConstants>
                <NoStdLib>true</NoStdLib>
                <AddAdditionalExplicitAssemblyReferences>false</AddAdditionalExplicitAssemblyReferences>
              </PropertyGroup>
              <Import Project="$(MSBuildToolsPath)/Microsoft.CSharp.targets" />
            </Project>
            """);
        ZipFile.ExtractToDirectory(Directory.GetFiles(feed.Path, "NetGen.*.nupkg").Single(), project["packages/NetGen.0.1.0"]);
        return project;
    }

    /// <summary>SDK style: PackageReference, target framework netnano1.0.</summary>
    public static NanoProject WithSdk(PackedFeed feed)
    {
        NanoProject project = new("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>netnano1.0</TargetFramework>
                <AssetTargetFallback>net</AssetTargetFallback>
                <LangVersion>9.0</LangVersion>
                <OutputPath>bin/</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
                <Optimize>true</Optimize>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
                <NoStdLib>true</NoStdLib>
                <UseAppHost>false</UseAppHost>
                <GenerateAssemblyInfo>false</GenerateAssemblyInfo>
                <GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>
                <ImplicitUsings>disable</ImplicitUsings>
                <_TargetFrameworkDirectories>$(MSBuildThisFileDirectory)</_TargetFrameworkDirectories>
                <_FullFrameworkReferenceAssemblyPaths>$(MSBuildThisFileDirectory)</_FullFrameworkReferenceAssemblyPaths>
                <DefaultItemExcludes>$(DefaultItemExcludes);packages/**</DefaultItemExcludes>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="*-*" />
                <Reference Include="mscorlib"><HintPath>mscorlib.dll</HintPath></Reference>
                <Reference Include="System.Math"><HintPath>System.Math.dll</HintPath></Reference>
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(project["NuGet.config"], $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="local" value="{feed.Path}" /></packageSources>
            </configuration>
            """);
        return project;
    }

    public void Write(string name, string text) => File.WriteAllText(folder[name], text);

    public (int Code, string Output) Build(params string[] more) =>
        Dotnet.Run(folder.Path, ["msbuild", file, .. file.EndsWith(".csproj", StringComparison.Ordinal) ? ["-restore"] : Array.Empty<string>(), "-nologo", "-v:n", .. more]);

    public void Dispose() => folder.Dispose();
}
