using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Arrays.Binding;

/// <summary>A part of a layer that has trained tensors: a convolution, its normalization, its slopes.</summary>
/// <param name="Index">Its place in the order in which the network runs.</param>
/// <param name="Flattened">The map whose values it reads as a vector.</param>
internal sealed record LayerSlot(Node Node, int Index, FlattenedMap Flattened)
{
    /// <summary>The layer's name: "Stage1.depthwise".</summary>
    public string Layer => Node.PlainLayer;

    /// <summary>Its own tensors: tied embeddings are the tensors of another slot.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. OwnOf(Node)];

    public GroupKind Kind => Node.Operator switch
    {
        BatchNorm => GroupKind.Norm,
        LayerNorm or RmsNorm => GroupKind.Scale,
        PositionalEncoding => GroupKind.Table,
        Activate => GroupKind.Slope,
        RecurrentOperator => GroupKind.Recurrent,
        _ => GroupKind.Weighted,
    };

    /// <summary>"Stage1.depthwise (weight 3x3x16, bias 16)".</summary>
    public string Text => $"{Layer} ({string.Join(", ", Parameters.Select(parameter => $"{parameter.Role} {parameter.Type.Shape}"))})";

    public Parameter? Parameter(string role) => Parameters.FirstOrDefault(parameter => parameter.Role == role);

    /// <summary>The network's slots in the order in which it runs.</summary>
    public static IReadOnlyList<LayerSlot> Of(NetworkGraph graph)
    {
        Dictionary<Value, Node> producers = graph.Everything.SelectMany(node => node.Outputs.Select(output => (output, node))).ToDictionary(pair => pair.output, pair => pair.node);
        return [.. graph.Everything.Where(node => OwnOf(node).Any()).Select((node, index) => new LayerSlot(node, index, Reads(node, producers)))];
    }

    private static IEnumerable<Parameter> OwnOf(Node node) => node.Parameters.Where(parameter => parameter.Name == $"{node.PlainLayer}.{parameter.Role}");

    /// <summary>Convolutions look at maps; so do the others where their input is one, but for dense layers, which take any.</summary>
    private static FlattenedMap Reads(Node node, Dictionary<Value, Node> producers) =>
        node.Operator is Dense || (node.Operator is BatchNorm or Activate && node.Input.Shape.Rank == 1) ? FlattenedMap.Of(node.Input, producers) : new FlattenedMap(default(TensorShape?), true);
}
