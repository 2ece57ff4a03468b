using NetGen.Generator;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.NanoFramework.Tests.Sample;

/// <summary>The sample's network, read from its files.</summary>
internal static class SampleNetwork
{
    public static readonly string Folder = Repository.Combine("samples", "Microcontroller");

    public static string Declaration => File.ReadAllText(Path.Combine(Folder, "Gestures.cs"));

    /// <summary>The texts of a folder's C# files.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.GetFiles(Path.Combine(Folder, folder), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    /// <summary>The network as declared, and its parameters.</summary>
    public static (NetworkModel Model, IParameterSource Parameters) Read()
    {
        NetworkModel model = DeclaredNetwork.Read(Declaration).Model;
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Path.Combine(Folder, model.WeightsPath!)));
        Assert.Null(problem);
        return (model, new FileParameters(file!));
    }

    /// <summary>What the generator adds.</summary>
    public static string[] Generated()
    {
        (NetworkModel model, IParameterSource parameters) = Read();
        CompiledNetwork compiled = Compiler.Compile(model, parameters, CompileOptions.Default);
        Assert.Empty(compiled.Findings);
        return [.. NetworkEmitter.Emit(compiled.Plan!).Select(item => item.Text)];
    }
}
