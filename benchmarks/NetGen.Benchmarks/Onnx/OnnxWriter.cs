using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using NetGen.Benchmarks.Onnx.Format;
using NetGen.Generator.Graph;

namespace NetGen.Benchmarks.Onnx;

/// <summary>Collects the nodes and constants of an ONNX graph. Operators compute in real numbers; how a value lies between them, a precision decides.</summary>
internal abstract class OnnxWriter
{
    private readonly Dictionary<Value, string> names = [];

    /// <summary>The graph as written so far.</summary>
    public GraphProto Graph { get; } = new() { Name = "network" };

    /// <summary>What the values of the network's inputs and outputs are.</summary>
    protected abstract TensorProto.Types.DataType Element { get; }

    /// <summary>Declares an input of the network.</summary>
    public void Input(Value value)
    {
        Name(value, value.Name);
        Graph.Input.Add(Describe(value));
    }

    /// <summary>Declares an output of the network.</summary>
    public void Output(Value value) => Graph.Output.Add(Describe(value));

    /// <summary>The value as real numbers.</summary>
    public abstract string Read(Value value);

    /// <summary>Keeps real numbers as the value.</summary>
    public abstract void Store(Value value, string real);

    /// <summary>Real numbers that were the value's, moved but not computed: as the value would be read.</summary>
    public abstract string Again(Value value, string real);

    /// <summary>A trained tensor as real numbers.</summary>
    public abstract string Read(QuantizedTensor tensor);

    /// <summary>Adds a node and gives the name of its output.</summary>
    public string Apply(string operation, IEnumerable<string> inputs, params IEnumerable<AttributeProto> attributes)
    {
        string output = Unique(operation);
        NodeProto node = new() { Name = output, OpType = operation };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes);
        Graph.Node.Add(node);
        return output;
    }

    /// <summary>A constant of any type; no dims make a scalar.</summary>
    public string Constant<T>(string name, TensorProto.Types.DataType type, T[] values, params long[] dims)
        where T : unmanaged
    {
        TensorProto tensor = new() { Name = Unique(name), DataType = (int)type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values)) };
        tensor.Dims.AddRange(dims);
        Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>The name under which a value lies in the graph.</summary>
    protected string NameOf(Value value) => names[value];

    /// <summary>Says under which name a value lies in the graph.</summary>
    protected void Name(Value value, string name) => names.Add(value, name);

    private ValueInfoProto Describe(Value value)
    {
        TensorShapeProto shape = new();
        shape.Dim.AddRange(Planes.Dims(value.Shape).Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        TypeProto type = new() { TensorType = new TypeProto.Types.Tensor { ElemType = (int)Element, Shape = shape } };
        return new ValueInfoProto { Name = NameOf(value), Type = type };
    }

    private string Unique(string name) =>
        name + "/" + (Graph.Node.Count + Graph.Initializer.Count).ToString(CultureInfo.InvariantCulture);
}
