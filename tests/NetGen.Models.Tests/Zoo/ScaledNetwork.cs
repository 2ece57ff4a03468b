using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Zoo;

/// <summary>A declaration of samples/Zoo scaled down, with what PyTorch computes for it: a file that training/zoo wrote.</summary>
internal sealed class ScaledNetwork
{
    private static readonly string Folder = Repository.Combine("tests", "NetGen.Models.Tests", "Zoo", "Agreement");

    private readonly JsonElement root;
    private readonly int[] shape;
    private readonly int[] strides;

    private ScaledNetwork(string name)
    {
        Name = name;
        root = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement;
        shape = [.. root.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        strides = [.. root.GetProperty("strides").EnumerateArray().Select(stride => stride.GetInt32())];
        Model = Scale(ZooNetworks.Model(name));
        Parameters = new HashedParameters(
            root.GetProperty("last").GetString()!, root.GetProperty("gains").EnumerateObject().ToDictionary(gain => gain.Name, gain => gain.Value.GetInt32()));
    }

    public string Name { get; }

    /// <summary>The zoo's model with fewer channels, a smaller input and shorter dense layers.</summary>
    public NetworkModel Model { get; }

    /// <summary>The model without its softmax: steps of 1/256 would be all that int8 leaves of fifty probabilities.</summary>
    public NetworkModel WithoutSoftmax => Model with
    {
        Layers = Model.Layers.Where(layer => layer.Kind != nameof(Softmax))
            .Select(layer => layer.Block is { } block ? layer with { Block = block with { Parts = block.Parts.Where(part => part.Kind != nameof(Softmax)).ToEquatableArray() } } : layer)
            .ToEquatableArray(),
    };

    public IParameterSource Parameters { get; }

    /// <summary>Rows and columns of the input, or its length.</summary>
    public string Size => shape.Length == 1 ? Text(shape[0]) : Text(shape[0]) + " x " + Text(shape[1]);

    /// <summary>The channels relative to the declaration's.</summary>
    public double Width => root.GetProperty("width").GetDouble();

    /// <summary>What PyTorch's own float32 is off from float64.</summary>
    public double FloatErrorOfPyTorch => root.GetProperty("float32").GetDouble();

    public int TensorCount => root.GetProperty("parameters").GetInt32();

    public uint Checksum => root.GetProperty("checksum").GetUInt32();

    public int OutputVectors => root.GetProperty("outputs").GetArrayLength();

    public int LogitVectors => root.GetProperty("logits").GetArrayLength();

    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static ScaledNetwork Load(string name) => new(name);

    public float[] Input(int vector) => Image("input", vector);

    public float[] Calibration(int vector) => Image("calibration", vector);

    /// <summary>What the declared outputs are, of each every n-th value.</summary>
    public float[] Output(int vector, int output) => Floats("outputs", vector, output);

    /// <summary>The outputs of <see cref="WithoutSoftmax"/>, of each every n-th value.</summary>
    public float[] Logits(int vector, int output) => Floats("logits", vector, output);

    /// <summary>The values that the file has of an output.</summary>
    public float[] Sampled(float[] values, int output) => [.. values.Where((_, i) => i % strides[output] == 0)];

    /// <summary>The checksum over names and values of all parameters, in the order of names.</summary>
    public static uint ChecksumOf(NetworkGraph graph, IParameterSource parameters, out int count)
    {
        MemoryStream bytes = new();
        count = 0;
        foreach ((Parameter parameter, ParameterSpec spec) in graph.Nodes
            .SelectMany(node => node.Parameters.Zip(node.Operator.Parameters([.. node.Inputs.Select(value => value.Shape)])))
            .OrderBy(pair => pair.First.Name, StringComparer.Ordinal))
        {
            bytes.Write(Encoding.ASCII.GetBytes(parameter.Name));
            bytes.Write(parameters.FindTensor(parameter.Name, spec, ElementType.Float32)!.Bytes.AsSpan());
            count++;
        }

        return Crc32.Of(bytes.ToArray());
    }

    /// <summary>The model with another value of an argument: of all layers that have it, or, for what no layer says itself, of the network's defaults.</summary>
    public NetworkModel Changed(string argument, string value)
    {
        ArgumentValue changed = bool.TryParse(value, out bool truth) ? new ArgumentValue.Truth(truth)
            : double.TryParse(value, CultureInfo.InvariantCulture, out double number) ? new ArgumentValue.Number(number)
            : new ArgumentValue.Member(argument == "Gate" ? "Activation" : argument, value);
        return Model with
        {
            ConvolutionDefaults = argument is "Padding" or "Epsilon" ? Model.ConvolutionDefaults.Append(new Argument(argument, changed)).ToEquatableArray() : Model.ConvolutionDefaults,
            Layers = Model.Layers.Select(layer => layer.Replace(inside => inside with
            {
                Arguments = inside.Arguments.Select(old => old.Name == argument ? old with { Value = changed } : old).ToEquatableArray(),
            })).ToEquatableArray(),
        };
    }

    private NetworkModel Scale(NetworkModel declared)
    {
        declared = WithoutDetector(declared);
        LayerModel input = declared.Layers.Single(layer => layer.Kind == LayerKinds.Input);
        long rows = ((ArgumentValue.Integer)((ArgumentValue.Items)input.Find("Shape")!).Values[0]).Value;
        NetworkScaling scaling = declared.Scaling with { Resolution = declared.Scaling.Resolution * shape[0] / rows };
        if (Width != 1)
        {
            int divisor = root.GetProperty("divisor").GetInt32();
            scaling = scaling with { Width = scaling.Width * Width, Divisor = divisor, Minimum = divisor };
        }

        Dictionary<long, int> units = root.GetProperty("units").EnumerateObject().ToDictionary(pair => long.Parse(pair.Name), pair => pair.Value.GetInt32());
        return declared with { Scaling = scaling, Profile = CodeProfile.DotNet, Layers = declared.Layers.Select(layer => layer.Replace(inside => Shorten(inside, units))).ToEquatableArray() };
    }

    /// <summary>The places and scores that a detector reads instead of what it makes of them, which has tests of its own.</summary>
    private static NetworkModel WithoutDetector(NetworkModel declared)
    {
        HashSet<string> read =
        [
            .. declared.Layers.Where(layer => layer.Kind == nameof(SsdDetector))
                .SelectMany(layer => layer.Arguments.Where(argument => argument.Name is "Locations" or "Scores").Select(argument => ((ArgumentValue.Text)argument.Value).Value)),
        ];
        return declared with
        {
            Layers = declared.Layers.Where(layer => layer.Kind != nameof(SsdDetector))
                .Select(layer => read.Contains(layer.Name) ? layer with { IsOutput = true } : layer).ToEquatableArray(),
        };
    }

    /// <summary>Dense layers, and convolutions to classes, do not scale with the width: their numbers are replaced.</summary>
    private static LayerModel Shorten(LayerModel layer, Dictionary<long, int> units)
    {
        bool isExempt = layer.Find("WidthScaling") is ArgumentValue.Member { Name: "Never" };
        return layer with { Arguments = layer.Arguments.Select(argument => argument with { Value = Replaced(argument) }).ToEquatableArray() };

        ArgumentValue Replaced(Argument argument) =>
            (argument.Name == "Units" || (isExempt && argument.Name == "Channels")) && argument.Value is ArgumentValue.Integer count && units.TryGetValue(count.Value, out int fewer)
                ? new ArgumentValue.Integer(fewer)
                : argument.Value;
    }

    private float[] Image(string kind, int vector) =>
        HashedNumbers.Image($"{Model.Layers.Single(layer => layer.Kind == LayerKinds.Input).Name}.{kind}.{Text(vector)}", shape);

    private float[] Floats(string property, int vector, int output) =>
        MemoryMarshal.Cast<byte, float>(root.GetProperty(property)[vector][output].GetBytesFromBase64()).ToArray();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
