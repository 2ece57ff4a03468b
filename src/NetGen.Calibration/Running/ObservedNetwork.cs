using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Calibration.Comparing;
using NetGen.Generator;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Passes;
using NetGen.Generator.Schedule;
using Buffer = NetGen.Generator.Code.Buffer;

namespace NetGen.Calibration.Running;

/// <summary>
/// A network that shows what its layers compute: compiled by the compiler that users run, every value kept
/// (<see cref="CompileOptions.KeepValues"/>), and read out of the arena behind an inference.
/// </summary>
public sealed class ObservedNetwork
{
    private readonly Plan plan;
    private readonly MethodInfo infer;
    private readonly Dictionary<string, Array> arenas;
    private readonly Dictionary<string, Value> inside;

    private ObservedNetwork(Plan plan, NetworkGraph graph, Type type, IReadOnlyList<string> warnings)
    {
        this.plan = plan;
        Graph = graph;
        HashSet<Value> declared = [.. graph.Inputs, .. graph.Nodes.SelectMany(node => node.Outputs)];
        Steps = [.. plan.Graph.Nodes.SelectMany(node => node.Operator is Loop ? Stepped(node) : node.Outputs).Where(value => !declared.Contains(value))];
        inside = Steps.ToDictionary(value => value.Name, StringComparer.Ordinal);
        Warnings = warnings;
        infer = type.GetMethod("Infer", Type.EmptyTypes) ?? throw new InvalidOperationException("no Infer");
        arenas = plan.Arena.Arenas.ToDictionary(
            arena => arena.Field.Name,
            arena => (Array)type.GetField(arena.Field.Name, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!,
            StringComparer.Ordinal);
    }

    /// <summary>The network, without target, budgets and forms.</summary>
    public NetworkModel Model => plan.Model;

    /// <summary>The graph that runs, with its recurrent layers whole: normalization folded, every activation that is no clamp a node, the parameters bound.</summary>
    public NetworkGraph Graph { get; }

    /// <summary>What recurrent layers and decoders compute in each step, step by step: "Layer.cell.steps", steps x units. Of a recurrent layer of a vector, in its only step.</summary>
    public IReadOnlyList<Value> Steps { get; }

    /// <summary>A value of each step of a recurrent layer, that of each direction: "cell", "hidden".</summary>
    public IEnumerable<Value> StepsOf(Node layer, string name)
    {
        RecurrentOperator op = (RecurrentOperator)layer.Operator;
        if (layer.Input.Shape.Rank == 1)
        {
            // The states that a step gives are the layer's own outputs.
            int state = op.StateSizes.ToList().FindIndex(known => known.Name == name);
            Value? own = state == 0 ? layer.Output : state > 0 && op.States ? layer.Outputs[state + 1] : null;
            string inner = own?.Name ?? $"{layer.Name}.{name}";
            return [inside.GetValueOrDefault(LowerRecurrent.StepsOf(inner)) ?? inside.GetValueOrDefault(inner) ?? own ?? throw new InvalidOperationException($"no {inner}")];
        }

        return plan.Graph.Nodes
            .Where(node => node.Operator is Loop && node.PlainLayer == layer.PlainLayer)
            .SelectMany(node => Stepped(node).Where(value => value.Name == LowerRecurrent.StepsOf($"{node.Name}.{name}")));
    }

    /// <summary>A value of a decoder's loop in all steps, steps x values; null where the loop only moves it.</summary>
    public Value? StepsOf(Value value) => inside.GetValueOrDefault(LowerRecurrent.StepsOf(value.Name));

    /// <summary>What the compiler had to say that is no error.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <exception cref="QuantizationException">The network has errors, or its parameters do not fit it.</exception>
    public static ObservedNetwork Compile(NetworkModel model, NetworkPrecision precision, IParameterSource parameters)
    {
        CompiledNetwork compiled = Compiler.Compile(Plain(model, precision), parameters, new CompileOptions(CodeForm.Vector, KeepValues: true));
        ILookup<bool, string> findings = compiled.Findings.ToLookup(
            finding => Descriptors.Of(finding.Id).DefaultSeverity == DiagnosticSeverity.Error,
            finding => $"{finding.Id}: {finding.ToDiagnostic(Location.None).GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        if (compiled.Plan is null)
        {
            bool isQuantized = precision == NetworkPrecision.Float32 && compiled.Findings.Any(finding => finding.Id == FindingIds.TensorTypeMismatch);
            throw new QuantizationException(isQuantized
                ? $"the parameters are quantized already; quantization starts from float parameters ({findings[true].First()})"
                : string.Join("\n", findings[true]));
        }

        return new ObservedNetwork(compiled.Plan, compiled.Layers!, GeneratedAssembly.Load(GeneratedAssembly.Assemble(compiled.Plan), compiled.Plan), [.. findings[false]]);
    }

    /// <summary>Runs the network once on reals: as they are, in steps of the input's scale, or as tokens, whatever the inputs are.</summary>
    public void RunOn(float[][] reals) => Run([.. reals.Select((input, i) => Graph.Inputs[i].Type switch
    {
        { Element: ElementType.Int16 } => (Array)Array.ConvertAll(input, static sample => (short)sample),
        { Element: ElementType.Int32 } => Array.ConvertAll(input, static token => (int)token),
        { Quantization: { } quantization, Element: ElementType.Int8 } => CompareNetworks.Quantize(input, quantization),
        _ => input,
    })]);

    /// <summary>Runs the network once; values are read until the next run.</summary>
    /// <param name="inputs">Arrays of the inputs' element type, in their order; floats for samples of sound too, which are rounded.</param>
    public void Run(IReadOnlyList<Array> inputs)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            Buffer buffer = plan.Arena.Buffers[Graph.Inputs[i]];
            Array input = Graph.Inputs[i].Type.Element == ElementType.Int16 && inputs[i] is float[] counts ? Array.ConvertAll(counts, Sample) : inputs[i];
            Array.Copy(input, 0, arenas[buffer.Field.Name], buffer.Offset, inputs[i].Length);
        }

        infer.Invoke(null, null);
    }

    private static short Sample(float count) => (short)Math.Clamp(MathF.Round(count), short.MinValue, short.MaxValue);

    /// <summary>A value after the last run, where it lies: float, sbyte or int.</summary>
    public ReadOnlySpan<T> Read<T>(Value value)
        where T : unmanaged
    {
        Buffer buffer = plan.Arena.Buffers[value];
        return ((T[])arenas[buffer.Field.Name]).AsSpan(buffer.Offset, (int)value.Type.Count);
    }

    /// <summary>The outputs of a loop that are values of its steps.</summary>
    private static IEnumerable<Value> Stepped(Node node) => node.Outputs.Take(((Loop)node.Operator).Results).Where(value => value.Name.EndsWith(LowerRecurrent.StepsOf(""), StringComparison.Ordinal));

    /// <summary>A decoder without its search, so that each step has its values once.</summary>
    private static LayerModel Greedy(LayerModel layer) =>
        layer.Block is { IsDecoder: true } ? layer with { Arguments = layer.Arguments.Where(argument => argument.Name != "Beam").ToEquatableArray() } : layer;

    /// <summary>The network and nothing of what surrounds it: no target, no budgets, no forms, inputs and outputs in the arena, a name that no layer has.</summary>
    private static NetworkModel Plain(NetworkModel model, NetworkPrecision precision)
    {
        string name = "Observed";
        while (model.Layers.Any(layer => layer.Name == name))
        {
            name += "Network";
        }

        return new NetworkModel(name, model.Layers.Select(layer => layer.Replace(part => Greedy(part) with { Form = "Auto", UnrollTime = false, Modifiers = "static" })).ToEquatableArray())
        {
            Precision = precision,
            Profile = CodeProfile.DotNet,
            Streaming = RowStreaming.Never,
            InArena = true,
            Scaling = model.Scaling,
            ConvolutionDefaults = model.ConvolutionDefaults,
        };
    }
}
