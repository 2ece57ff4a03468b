using System.Text.Json;
using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sequences;

/// <summary>A decoder with golden inputs and outputs in both precisions, written by training/decoders.</summary>
public sealed class DecoderCase
{
    private readonly string name;
    private readonly JsonElement root;

    private DecoderCase(string name)
    {
        this.name = name;
        root = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement;
    }

    private static string Folder { get; } = Repository.Combine("tests", "NetGen.Models.Tests", "Sequences", "Decoders");

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static DecoderCase Load(string name) => new(name);

    public NetworkModel Model(NetworkPrecision precision)
    {
        Declaration declaration = DeclaredNetwork.Read($$"""
            using NetGen;
            namespace Demo
            {
                [Network(Precision = Precision.{{precision}})] public static partial class Net { {{Text("members")}} }
                public sealed partial class WriterAttribute : DecoderAttribute { {{Text("step")}} }
            }
            """);
        Assert.Empty(declaration.Findings);
        return declaration.Model;
    }

    public ParameterFile Parameters(NetworkPrecision precision)
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Path.Combine(Folder, $"{name}.{Key(precision)}.netgen")));
        return file ?? throw new InvalidOperationException($"{name}({problem!.Line}): {problem.Message}");
    }

    /// <summary>X, and the outputs by their names.</summary>
    public IEnumerable<(byte[] Input, Dictionary<string, byte[]> Outputs)> Vectors(NetworkPrecision precision) => root.GetProperty(Key(precision)).EnumerateArray().Select(vector => (
        vector.GetProperty("inputs").GetProperty("X").GetBytesFromBase64(),
        vector.GetProperty("outputs").EnumerateObject().ToDictionary(output => output.Name, output => output.Value.GetBytesFromBase64())));

    private static string Key(NetworkPrecision precision) => precision == NetworkPrecision.Int8 ? "int8" : "float32";

    private string Text(string property) => string.Join("\n", root.GetProperty(property).EnumerateArray().Select(line => line.GetString()));
}
