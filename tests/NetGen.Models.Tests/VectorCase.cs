using System.Text.Json;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>A small network with golden inputs and outputs, written by training/operators.</summary>
public sealed class VectorCase
{
    private readonly JsonElement root;

    private VectorCase(string name, JsonElement root)
    {
        Name = name;
        this.root = root;
    }

    public static string Folder { get; } = Repository.Combine("tests", "NetGen.Models.Tests", "Vectors");

    public string Name { get; }

    public IEnumerable<string> Members => root.GetProperty("members").EnumerateArray().Select(member => member.GetString()!);

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static VectorCase Load(string name) =>
        new(name, JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    /// <summary>Golden inputs and outputs by method name; none where the precision makes no sense.</summary>
    public IReadOnlyList<(Dictionary<string, byte[]> Inputs, Dictionary<string, byte[]> Outputs)> Vectors(NetworkPrecision precision)
    {
        if (!root.TryGetProperty(Key(precision), out JsonElement vectors))
        {
            return [];
        }

        return [.. vectors.EnumerateArray().Select(vector => (Decode(vector.GetProperty("inputs")), Decode(vector.GetProperty("outputs"))))];
    }

    /// <summary>The parameters; an empty file where the network has none.</summary>
    public IParameterSource Parameters(NetworkPrecision precision)
    {
        string path = Path.Combine(Folder, $"{Name}.{Key(precision)}.netgen");
        if (!File.Exists(path))
        {
            return new FileParameters(new ParameterFile([], []));
        }

        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(path));
        return new FileParameters(file ?? throw new InvalidOperationException($"{path}({problem!.Line}): {problem.Message}"));
    }

    private static string Key(NetworkPrecision precision) => precision == NetworkPrecision.Int8 ? "int8" : "float32";

    private static Dictionary<string, byte[]> Decode(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetBytesFromBase64());
}
