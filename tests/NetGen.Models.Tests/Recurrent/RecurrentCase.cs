using System.Text.Json;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Recurrent;

/// <summary>A recurrent layer with golden inputs and outputs in float64, written by training/recurrent.</summary>
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

    public IEnumerable<(Dictionary<string, byte[]> Inputs, Dictionary<string, byte[]> Outputs)> Vectors =>
        root.GetProperty("vectors").EnumerateArray().Select(vector => (Decode(vector.GetProperty("inputs")), Decode(vector.GetProperty("outputs"))));

    public FileParameters Parameters
    {
        get
        {
            (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Path.Combine(Folder, Name + ".float32.netgen")));
            return new FileParameters(file ?? throw new InvalidOperationException($"{Name}({problem!.Line}): {problem.Message}"));
        }
    }

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static RecurrentCase Load(string name) => new(name, JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    private static Dictionary<string, byte[]> Decode(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetBytesFromBase64());
}
