using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>A trained model of ../shared/models with golden inputs and outputs.</summary>
internal sealed class FoundationModel(string name)
{
    private static readonly string Root = Path.Combine(Repository.Shared, "models");

    public string Name { get; } = name;

    private string Folder => Path.Combine(Root, Name);

    public int VectorCount => Directory.EnumerateFiles(Folder, "in_*.bin").Count();

    public bool IsTensorFlowLite => File.Exists(Path.Combine(Folder, "model.tflite"));

    public bool Exists => Directory.Exists(Folder);

    /// <summary>The models whose row in the README there is marked with an issue's word.</summary>
    public static IEnumerable<string> Names(string issue = "foundation")
    {
        string readme = Path.Combine(Root, "README.md");
        return File.Exists(readme)
            ? File.ReadLines(readme).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains($"| *{issue}* |")).Select(line => line.Split('|')[1].Trim())
            : [];
    }

    /// <summary>All models of TensorFlow Lite that come in.</summary>
    public static IEnumerable<string> TensorFlowLite() => Names().Concat(Names("sequence").Where(name => new FoundationModel(name).IsTensorFlowLite));

    public ImportedNetwork Import()
    {
        string path = Path.Combine(Folder, "model.tflite");
        return ModelImporter.Import(File.ReadAllBytes(path), path, new ImportOptions("Net"));
    }

    /// <summary>Compiles the model by way of the text that users see: declaration and parameter file written and read again.</summary>
    public RunnableNetwork Compile(CodeForm form, CodeProfile profile = CodeProfile.DotNet, RowStreaming streaming = RowStreaming.Auto, bool inArena = false)
    {
        ImportedNetwork imported = Import();
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(ParameterFileWriter.Write(imported.Parameters));
        Assert.Null(problem);
        NetworkModel model = DeclaredNetwork.Read(DeclarationWriter.Write(imported.Model)).Model with { Profile = profile, Streaming = streaming, InArena = inArena };
        return RunnableNetwork.Compile(model, new FileParameters(file!), form);
    }

    public byte[] Input(int vector) => File.ReadAllBytes(Vector("in", vector));

    public byte[] Output(int vector) => File.ReadAllBytes(Vector("out", vector));

    private string Vector(string side, int vector) => Path.Combine(Folder, side + "_" + vector.ToString(CultureInfo.InvariantCulture) + ".bin");
}
