using System.Text.Json;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>A layer table of shared/reference/architectures as a declaration, one plain layer for each row.</summary>
internal sealed class ReferenceTable
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "conv", "fc", "maxpool", "avgpool", "gap", "add", "scale", "concat", "slice", "shuffle", "softmax", "sigmoid", "reshape",
    };

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<LayerModel> layers = [];

    private ReferenceTable(JsonElement root)
    {
        JsonElement input = root.GetProperty("input");
        Add(input.GetProperty("id").GetString()!, "Input", null, [new("Shape", Items(Ints(input.GetProperty("shape"))))]);
        foreach (JsonElement row in root.GetProperty("layers").EnumerateArray())
        {
            AddRow(row);
        }

        Rows = [.. root.GetProperty("layers").EnumerateArray()];
        Totals = root.GetProperty("totals");
    }

    public static string Folder { get; } = Path.Combine(Repository.Shared, "reference", "architectures");

    public IReadOnlyList<JsonElement> Rows { get; }

    public JsonElement Totals { get; }

    /// <summary>The network; every layer without a reader is an output, so that none is left out.</summary>
    public NetworkModel Model
    {
        get
        {
            HashSet<string> read = [.. layers.SelectMany(layer => layer.Arguments).SelectMany(argument => argument switch
            {
                { Name: "From", Value: ArgumentValue.Text text } => [text.Value],
                { Name: "Inputs", Value: ArgumentValue.Items items } => items.Values.Select(item => ((ArgumentValue.Text)item).Value),
                _ => Enumerable.Empty<string>(),
            })];
            return new NetworkModel("Table", layers.Select(layer => layer with { IsOutput = layer.Kind != "Input" && !read.Contains(layer.Name) }).ToEquatableArray());
        }
    }

    public string NameOf(string id) => names[id];

    /// <summary>The tables whose rows are all operators that NetGen has.</summary>
    public static IEnumerable<string> Names()
    {
        foreach (string path in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            bool known = document.RootElement.TryGetProperty("layers", out JsonElement rows) && rows.ValueKind == JsonValueKind.Array
                && rows.EnumerateArray().All(row => row.TryGetProperty("op", out JsonElement op) && Known.Contains(op.GetString()!));
            if (known)
            {
                yield return Path.GetFileNameWithoutExtension(path);
            }
        }
    }

    public static ReferenceTable Load(string name) => new(JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    private void AddRow(JsonElement row)
    {
        string id = row.GetProperty("id").GetString()!;
        string[] inputs = [.. row.GetProperty("inputs").EnumerateArray().Select(input => names[input.GetString()!])];
        List<Argument> arguments = [];
        string op = row.GetProperty("op").GetString()!;
        switch (op)
        {
            case "conv":
                bool depthwise = row.GetProperty("kind").GetString() == "depthwise";
                AddWindow(row, arguments);
                int[] dilation = Ints(row.GetProperty("dilation"));
                arguments.AddRange([Of("DilationHeight", dilation[0]), Of("DilationWidth", dilation[1])]);
                arguments.AddRange(depthwise
                    ? [Of("Multiplier", row.GetProperty("out_c").GetInt32() / row.GetProperty("in_c").GetInt32())]
                    : [Of("Channels", row.GetProperty("out_c").GetInt32()), Of("Groups", row.GetProperty("groups").GetInt32())]);
                AddTail(row, arguments);
                Add(id, depthwise ? "DepthwiseConv2D" : "Conv2D", inputs, arguments);
                break;
            case "fc":
                arguments.Add(Of("Units", row.GetProperty("out_c").GetInt32()));
                AddTail(row, arguments);
                Add(id, "Dense", inputs, arguments);
                break;
            case "maxpool" or "avgpool":
                AddWindow(row, arguments);
                arguments.Add(new("CeilMode", new ArgumentValue.Truth(row.TryGetProperty("ceil", out JsonElement ceil) && ceil.GetBoolean())));
                Add(id, op == "maxpool" ? "MaxPool" : "AveragePool", inputs, arguments);
                break;
            case "concat":
                arguments.Add(Of("Axis", row.GetProperty("axis").GetInt32()));
                Add(id, "Concat", inputs, arguments);
                break;
            case "slice":
                int[] size = Ints(row.GetProperty("out"));
                arguments.Add(new("Begin", Items([0, 0, row.GetProperty("start").GetInt32()])));
                arguments.Add(new("Size", Items(size)));
                Add(id, "Slice", inputs, arguments);
                break;
            case "shuffle":
                Add(id, "ChannelShuffle", inputs, [Of("Groups", row.GetProperty("groups").GetInt32())]);
                break;
            case "reshape":
                Add(id, "Reshape", inputs, [new("Shape", Items(Ints(row.GetProperty("to"))))]);
                break;
            default:
                Add(id, op switch { "gap" => "GlobalAveragePool", "add" => "Add", "scale" => "Multiply", "softmax" => "Softmax", _ => "Sigmoid" }, inputs, arguments);
                break;
        }
    }

    private static void AddWindow(JsonElement row, List<Argument> arguments)
    {
        int[] kernel = Ints(row.GetProperty("kernel"));
        int[] stride = Ints(row.GetProperty("stride"));
        arguments.AddRange([Of("KernelHeight", kernel[0]), Of("KernelWidth", kernel[1]), Of("StrideHeight", stride[0]), Of("StrideWidth", stride[1])]);
        arguments.Add(new("Pads", Items(Ints(row.GetProperty("pad")))));
    }

    private static void AddTail(JsonElement row, List<Argument> arguments)
    {
        arguments.Add(new("Bias", new ArgumentValue.Truth(row.GetProperty("bias").GetBoolean())));
        arguments.Add(new("BatchNorm", new ArgumentValue.Truth(row.GetProperty("bn").GetBoolean())));
    }

    private void Add(string id, string kind, string[]? inputs, List<Argument> arguments)
    {
        string name = "L" + layers.Count;
        names.Add(id, name);
        if (inputs is not null)
        {
            arguments.Add(kind is "Add" or "Multiply" or "Concat"
                ? new("Inputs", new ArgumentValue.Items(inputs.Select(input => (ArgumentValue)new ArgumentValue.Text(input)).ToEquatableArray()))
                : new("From", new ArgumentValue.Text(inputs[0])));
        }

        layers.Add(new LayerModel(name, kind, arguments.ToEquatableArray()));
    }

    private static Argument Of(string name, int value) => new(name, new ArgumentValue.Integer(value));

    private static ArgumentValue Items(int[] values) => new ArgumentValue.Items(values.Select(value => (ArgumentValue)new ArgumentValue.Integer(value)).ToEquatableArray());

    private static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetInt32())];
}
