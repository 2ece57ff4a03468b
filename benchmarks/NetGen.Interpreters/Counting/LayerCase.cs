using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.IlCounter;
using NetGen.Interpreters.Networks;
using NetGen.TestKit;

namespace NetGen.Interpreters.Counting;

/// <summary>A single layer, whole and with fewer inputs for each output: the difference tells multiply-accumulates from the rest.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Levels">The largest weight.</param>
/// <param name="Whole">The layer.</param>
/// <param name="Reduced">
/// The layer with fewer inputs, the fewest first. Those count that have the whole layer's form: smaller sums allow more lanes, and then nothing
/// can be said.
/// </param>
internal sealed record LayerCase(string Name, int Levels, SizedLayer Whole, SizedLayer[] Reduced)
{
    /// <summary>By how much slopes may differ.</summary>
    private const double Tolerance = 0.15;

    /// <summary>The name of the layer in its network.</summary>
    private const string Layer = "Out";

    /// <summary>The layers of "What it must show".</summary>
    public static IEnumerable<LayerCase> All =>
    [
        OfChannels("dense 64 -> 32", 127, 64, Dense),
        OfChannels("dense 64 -> 32, ternary", 1, 64, Dense),
        OfChannels("dense 64 -> 32, 4 bits", 7, 64, Dense),
        OfChannels("pointwise 8x8x64 -> 64", 127, 64, Pointwise),
        OfChannels("pointwise 8x8x64 -> 64, ternary", 1, 64, Pointwise),
        OfChannels("pointwise 8x8x64 -> 64, 4 bits", 7, 64, Pointwise),

        // Its 144 inputs are calculated in blocks, whose number is not in proportion: nothing to extrapolate.
        new("convolution 3x3 8x8x16 -> 32", 127, Convolution(16), []),
        new("depthwise 3x3 16x16x32", 127, Depthwise(3), [Depthwise(1), Depthwise(2)]),
        new("depthwise 3x3 16x16x32, ternary", 1, Depthwise(3), [Depthwise(1), Depthwise(2)]),
    ];

    /// <summary>Compiles the layer and counts one run of its method.</summary>
    public LayerCount Count(CodeForm form, double zeros = 0)
    {
        (long whole, PlannedNode planned) = Count(Whole, form, zeros);
        LayerCount count = new(planned.Form, planned.FormText, whole, planned.Node.Output.Type.Count, Whole.Inputs, 0, 0);
        LayerCount[] derived =
        [
            .. from layer in Reduced
               let reduced = Count(layer, form, zeros)
               where reduced.Planned.FormText == planned.FormText
               select count with { ReducedInstructions = reduced.Instructions, ReducedInputs = layer.Inputs },
        ];

        // Two smaller layers on one line with the whole one: else lanes or blocks change between them, and nothing follows.
        bool isLine = derived.Length >= 2 && Math.Abs(derived[0].Slope - derived[1].Slope) <= Tolerance * derived[0].Slope;
        return isLine ? derived[0] : count;
    }

    /// <summary>Compiles the layer and counts what ends its outputs; null where that is one statement with the sums.</summary>
    public RequantizationCount? CountRequantization(CodeForm form)
    {
        RunnableNetwork network = Compile(form);
        return RequantizationCount.Of(network, Layer, Planned(network).Node.Output.Type.Count, Input(network));
    }

    /// <summary>Compiles the layer.</summary>
    /// <param name="zeros">The share of weights that are 0.</param>
    public RunnableNetwork Compile(CodeForm form, double zeros = 0) => Compile(Whole, form, zeros);

    private (long Instructions, PlannedNode Planned) Count(SizedLayer layer, CodeForm form, double zeros)
    {
        RunnableNetwork network = Compile(layer, form, zeros);
        CountedAssembly assembly = CountedAssembly.Load(network.Image);
        sbyte[] input = Input(network);
        Array expected = network.Infer(input)[0];
        sbyte[] output = new sbyte[expected.Length];
        assembly.Method(network.Type.FullName!, "Infer").Invoke(input, output);
        return output.AsSpan().SequenceEqual((sbyte[])expected)
            ? (assembly.Method(network.Type.FullName!, Layer).InclusiveInstructions, Planned(network))
            : throw new InvalidOperationException($"{Name}: counter and just-in-time compiler disagree");
    }

    private RunnableNetwork Compile(SizedLayer layer, CodeForm form, double zeros)
    {
        IParameterSource parameters = new SyntheticParameters(Levels, layer.Inputs);
        NetworkModel model = DeclaredNetwork.FromMembers(layer.Members, NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework };
        return RunnableNetwork.Compile(model, zeros > 0 ? new PrunedParameters(parameters, zeros) : parameters, form);
    }

    private static PlannedNode Planned(RunnableNetwork network) => network.Compiled.Plan!.Nodes.Single(node => node.Node.Name == Layer);

    private static sbyte[] Input(RunnableNetwork network)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, (int)network.Compiled.Plan!.Graph.Inputs[0].Type.Count).Select(_ => (sbyte)random.Next(-128, 128))];
    }

    private static LayerCase OfChannels(string name, int levels, int channels, Func<int, SizedLayer> layer) =>
        new(name, levels, layer(channels), [layer(channels / 2), layer(channels * 5 / 8), layer(channels * 3 / 4), layer(channels * 7 / 8)]);

    private static SizedLayer Dense(int inputs) => SizedLayer.Of($"Input({inputs})", "Dense(32, Activation = Activation.Relu)", inputs);

    private static SizedLayer Pointwise(int channels) => SizedLayer.Of($"Input(8, 8, {channels})", "PointwiseConv2D(64, Activation = Activation.Relu)", channels);

    private static SizedLayer Convolution(int channels) => SizedLayer.Of($"Input(8, 8, {channels})", "Conv2D(32, 3, Activation = Activation.Relu)", 9 * channels);

    private static SizedLayer Depthwise(int columns) => SizedLayer.Of("Input(16, 16, 32)", $"DepthwiseConv2D(3, {columns}, Activation = Activation.Relu)", 3 * columns);
}
