using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;
using NetGen.TestKit;
using NetGen.TestKit.NanoFramework;

namespace NetGen.NanoFramework.Tests.Sample;

/// <summary>
/// The sample's applications, whose packages are not in every feed: the files that their projects name, with the code that the generator writes, compiled against
/// nanoFramework's library or .NET and stubs of the device classes that they touch.
/// </summary>
public sealed class ApplicationTests
{
    [Fact]
    public void NanoFramework_application_compiles_there_and_fits_an_assembly()
    {
        string project = Path.Combine(SampleNetwork.Folder, "NanoFramework", "Gestures.NanoFramework.nfproj");
        byte[] image = NanoProgram.Compile([.. Sources(project), .. SampleNetwork.Generated(), .. NanoProgram.Attributes(), Stub("NanoDevices")]);
        AssemblyCheck check = AssemblyCheck.Run(image, BoardTable.Find("Esp32"));
        Assert.Empty(check.Violations);

        // The application around the network keeps well inside what the declaration leaves to it.
        int network = AssemblyCheck.Run(NanoProgram.Compile([.. SampleNetwork.Generated(), File.ReadAllText(Path.Combine(SampleNetwork.Folder, "Gestures.cs")), .. NanoProgram.Attributes()])).Sizes.CodeBytes;
        Assert.InRange(check.Sizes.CodeBytes - network, 300, AssemblyLimits.DefaultReserve);
    }

    [Fact]
    public void Meadow_application_compiles()
    {
        string project = Path.Combine(SampleNetwork.Folder, "Meadow", "Gestures.Meadow.csproj");
        CSharpParseOptions parse = new(LanguageVersion.CSharp9);
        string[] texts = [.. Sources(project), .. Directory.GetFiles(Path.GetDirectoryName(project)!, "*.cs").Select(File.ReadAllText), .. SampleNetwork.Generated(), Stub("Meadow")];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "App",
            texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"File{i}.cs", Encoding.UTF8)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Append(typeof(NetworkAttribute).Assembly.Location).Append(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "netstandard.dll"))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    /// <summary>packages.config and the references' paths name the same versions.</summary>
    [Fact]
    public void Packages_are_those_that_the_project_refers_to()
    {
        XDocument project = XDocument.Load(Path.Combine(SampleNetwork.Folder, "NanoFramework", "Gestures.NanoFramework.nfproj"));
        string text = project.ToString();
        Assert.All(XDocument.Load(Path.Combine(SampleNetwork.Folder, "NanoFramework", "packages.config")).Root!.Elements(), package =>
            Assert.Contains($"packages\\{package.Attribute("id")!.Value}.{package.Attribute("version")!.Value}\\", text, StringComparison.Ordinal));
    }

    /// <summary>The texts of a project's Compile items.</summary>
    private static string[] Sources(string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        string[] files = [.. XDocument.Load(project).Descendants().Where(item => item.Name.LocalName == "Compile").Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'))
            .SelectMany(include => Directory.GetFiles(Path.Combine(folder, Path.GetDirectoryName(include)!), Path.GetFileName(include)))];
        Assert.Contains(files, file => file.EndsWith("GestureLoop.cs", StringComparison.Ordinal));
        return [.. files.Select(File.ReadAllText)];
    }

    private static string Stub(string name) => File.ReadAllText(Repository.Combine("tests", "NetGen.NanoFramework.Tests", "Stubs", name + ".cs.txt"));
}
