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

    /// <summary>The state before the step.</summary>
    /// <param name="output">The type of the layer's output.</param>
    public IReadOnlyList<Value> Before(IReadOnlyList<(string Name, int Size)> states, TensorType output) =>
        [.. states.Select(state => new Value($"{path}.{state.Name}.before", output with { Shape = new TensorShape(state.Size) }, ValueLifetime.Persistent))];

    /// <summary>Weights times a value, with a bias or without one; <paramref name="from"/> and <paramref name="count"/> say which rows of the weights.</summary>
    /// <param name="name">The node's name below the layer's.</param>
    public Value Dense(string name, Value input, string weight, string? bias, int from, int count)
    {
        Parameter? found = bias is null ? null : Find(bias);
        List<Parameter> parameters = [Rows(Find(weight)!, from, count) with { Role = "weight" }];
        if (found is not null)
        {
            parameters.Add(Rows(found, from, count) with { Role = "bias" });
        }

        return Add(name, new Dense(count, found is not null), [input], new TensorShape(count), parameters)[0];
    }

    /// <summary>An operator with one output.</summary>
    public Value Add(string name, Operator op, IReadOnlyList<Value> inputs) =>
        Add(name, op, inputs, op.InferShape([.. inputs.Select(input => input.Shape)]).Outputs[0], [])[0];

    /// <summary>An operator with outputs that have names below its own.</summary>
    public IReadOnlyList<Value> Add(string name, Operator op, IReadOnlyList<Value> inputs, IReadOnlyList<(string Name, TensorShape Shape)> outputs, IReadOnlyList<Parameter> parameters)
    {
        ElementType result = op.OutputElement(inputs[0].Type.Element);
        Value[] values = [.. outputs.Select(output => new Value($"{path}.{output.Name}", new TensorType(result, output.Shape)))];
        nodes.Add(new Node($"{path}.{name}", op, inputs, values) { Layer = layer.Layer, PlainLayer = layer.PlainLayer, Parameters = parameters });
        return values;
    }

    private IReadOnlyList<Value> Add(string name, Operator op, IReadOnlyList<Value> inputs, TensorShape output, IReadOnlyList<Parameter> parameters) =>
        Add(name, op, inputs, [(name, output)], parameters);

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
        return parameter with { Type = new TensorType(parameter.Type.Element, shape.WithRows(count), quantization), Data = data };
    }
}
