namespace NetGen.Generator.Graph;

/// <summary>Builds a new graph while walking an old one: values that change are replaced wherever they are read later.</summary>
public sealed class GraphRewriter(NetworkGraph graph)
{
    private readonly Dictionary<Value, Value> replaced = [];
    private readonly List<Node> nodes = [];

    /// <summary>The value that now stands for an old one.</summary>
    public Value Map(Value value) => replaced.TryGetValue(value, out Value? now) ? now : value;

    public void Replace(Value old, Value now) => replaced[old] = now;

    /// <summary>Adds a node, its inputs mapped.</summary>
    public void Add(Node node) => nodes.Add(node with { Inputs = [.. node.Inputs.Select(Map)] });

    public NetworkGraph Finish() => graph with
    {
        Inputs = [.. graph.Inputs.Select(Map)],
        Nodes = nodes,
        Outputs = [.. graph.Outputs.Select(Map)],
        Cuts = [.. graph.Cuts.Select(Map)],
        Stream = graph.Stream?.Map(Map),
        States = [.. graph.States.Select(state => state with { Before = Map(state.Before), After = Map(state.After) })],
    };
}
