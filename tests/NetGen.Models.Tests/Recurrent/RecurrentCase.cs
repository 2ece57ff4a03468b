using System.Text.Json;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Recurrent;

/// <summary>A recurrent layer with golden inputs and outputs, those of floats from float64, written by training/recurrent.</summary>
public sealed class RecurrentCase
{
    private readonly JsonElement root;

    private RecurrentCase(string name, JsonElement root)
    {
        Name = name;
        this.root = root;
    }

    public static string Folder { get; } = Repository.Combine("tests", "NetGen.Models.Tests", "Recurrent", "Vectors");

    public string Name { get; }

    public IEnumerable<string> Members => root.GetProperty("members").EnumerateArray().Select(member => member.GetString()!);

    public bool Has(NetworkPrecision precision) => root.TryGetProperty(Key(precision), out _);

    public IEnumerable<(Dictionary<string, byte[]> Inputs, Dictionary<string, byte[]> Outputs)> Vectors(NetworkPrecision precision) =>
        root.GetProperty(Key(precision)).EnumerateArray().Select(vector => (Decode(vector.GetProperty("inputs")), Decode(vector.GetProperty("outputs"))));

    public FileParameters Parameters(NetworkPrecision precision)
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Path.Combine(Folder, $"{Name}.{Key(precision)}.netgen")));
        return new FileParameters(file ?? throw new InvalidOperationException($"{Name}({problem!.Line}): {problem.Message}"));
    }

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static RecurrentCase Load(string name) => new(name, JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    private static string Key(NetworkPrecision precision) => precision == NetworkPrecision.Int8 ? "int8" : "float32";

    private static Dictionary<string, byte[]> Decode(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetBytesFromBase64());
}
