using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Makes the nodes of one step of a recurrent layer, with the layer's parameters.</summary>
/// <param name="layer">The layer.</param>
/// <param name="path">What the names of nodes and values begin with.</param>
/// <param name="prefix">What the roles of the layer's parameters begin with in this direction.</param>
public sealed class StepBuilder(Node layer, string path, string prefix)
{
    private readonly List<Node> nodes = [];

    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>The type of the network's values.</summary>
    public ElementType Element => layer.Input.Type.Element;

    public bool IsInteger => Element != ElementType.Float32;

    /// <summary>A parameter of the layer.</summary>
    public Parameter? Find(string role) => layer.Parameter(prefix + role);

    /// <summary>What integer sums of gates are in: 16 bits with 12 behind the point, as TensorFlow Lite has them.</summary>
    private static readonly Quantization GateScale = new(1f / 4096, 0);

    /// <summary>What integer gates and states between -1 and 1 are in: 16 bits with 15 behind the point.</summary>
    private static readonly Quantization UnitScale = new(1f / 32768, 0);

    /// <summary>Sums of gates.</summary>
    public TensorType Gate(int size) => Wide(size, GateScale);

    /// <summary>Gates, and states between -1 and 1.</summary>
    public TensorType Unit(int size) => Wide(size, UnitScale);

    /// <summary>Values between -1 and 1 that products are made of.</summary>
    public TensorType Narrow(int size) => IsInteger ? new TensorType(Element, new TensorShape(size), RecurrentOperator.UnitQuantization) : new TensorType(Element, new TensorShape(size));

    /// <summary>The type of the layer's output.</summary>
    public TensorType Output(int size) => layer.Output.Type with { Shape = new TensorShape(size) };

    /// <summary>The type of a value inside of the layer that has a line in an integer network's parameter file.</summary>
    public TensorType Internal(string name, int size)
    {
        Value? inside = layer.Internals.FirstOrDefault(value => value.Name.EndsWith("." + name, StringComparison.Ordinal));
        return (inside?.Type ?? new TensorType(Element, new TensorShape(size))) with { Shape = new TensorShape(size) };
    }

    /// <summary>
    /// The state of a gated unit before the step. An integer network keeps it twice: in 8 bits, which products are made of, and in 16, so that small changes
    /// add up.
    /// </summary>
    public IReadOnlyList<(string Name, TensorType Type)> Kept(int size) => IsInteger ? [("hidden", Output(size)), ("memory", Unit(size))] : [("hidden", Output(size))];

    /// <summary>The state before the step.</summary>
    public IReadOnlyList<Value> Before(IReadOnlyList<(string Name, TensorType Type)> states) =>
        [.. states.Select(state => new Value($"{path}.{state.Name}.before", state.Type, ValueLifetime.Persistent))];

    /// <summary>Weights times a value, with a bias or without one; <paramref name="from"/> and <paramref name="count"/> say which rows of the weights.</summary>
    /// <param name="name">The node's name below the layer's.</param>
    /// <param name="output">The type of the sums.</param>
    public Value Dense(string name, Value input, string weight, string? bias, int from, int count, TensorType output)
    {
        Parameter? found = bias is null ? null : Find(bias);
        List<Parameter> parameters = [Rows(Find(weight)!, from, count) with { Role = "weight" }];
        if (found is not null)
        {
            parameters.Add(Rows(found, from, count) with { Role = "bias" });
        }

        return Add(name, new Dense(count, found is not null) { Wide = output.Element == ElementType.Int16 }, [input], [(name, output)], parameters)[0];
    }

    /// <summary>An operator whose outputs have names below the layer's.</summary>
    public IReadOnlyList<Value> Add(string name, Operator op, IReadOnlyList<Value> inputs, IReadOnlyList<(string Name, TensorType Type)> outputs, IReadOnlyList<Parameter>? parameters = null)
    {
        Value[] values = [.. outputs.Select(output => new Value($"{path}.{output.Name}", output.Type))];
        nodes.Add(new Node($"{path}.{name}", op, inputs, values) { Layer = layer.Layer, PlainLayer = layer.PlainLayer, Parameters = parameters ?? [] });
        return values;
    }

    private TensorType Wide(int size, Quantization scale) =>
        IsInteger ? new TensorType(ElementType.Int16, new TensorShape(size), scale) : new TensorType(Element, new TensorShape(size));

    /// <summary>Some rows of a parameter.</summary>
    private static Parameter Rows(Parameter parameter, int from, int count)
    {
        TensorShape shape = parameter.Type.Shape;
        if (from == 0 && count == shape[0])
        {
            return parameter;
        }

        int row = (int)(shape.Count / shape[0]);
        Quantization? quantization = parameter.Type.Quantization;
        if (quantization is { PerChannel: true })
        {
            quantization = quantization with { Scales = new EquatableArray<float>([.. quantization.Scales.Skip(from).Take(count)]) };
        }

        TensorData? data = parameter.Data switch
        {
            null => null,
            { Floats.Length: > 0 } floats => new TensorData(floats.Floats.Skip(from * row).Take(count * row).ToArray()),
            { } integers => new TensorData(integers.Integers.Skip(from * row).Take(count * row).ToArray()),
        };
        return parameter with { Type = new TensorType(parameter.Type.Element, shape.WithRows(count), quantization), FirstRow = from, Data = data };
    }
}
