namespace NetGen.Generator.Graph;

/// <summary>Builds a new graph while walking an old one: values that change are replaced wherever they are read later.</summary>
public sealed class GraphRewriter(NetworkGraph graph)
{
    private readonly Dictionary<Value, Value> replaced = [];
    private readonly List<Node> nodes = [];

    /// <summary>The value that now stands for an old one.</summary>
    public Value Map(Value value) => replaced.TryGetValue(value, out Value? now) ? now : value;

    public void Replace(Value old, Value now) => replaced[old] = now;

    /// <summary>Adds a node, its inputs mapped; where none is, the node itself.</summary>
    public void Add(Node node)
    {
        bool isSame = true;
        foreach (Value input in node.Inputs)
        {
            isSame &= !replaced.ContainsKey(input);
        }

        nodes.Add(isSame ? node : node with { Inputs = [.. node.Inputs.Select(Map)] });
    }

    /// <summary>The new graph; the old one where nothing has changed.</summary>
    public NetworkGraph Finish() => IsUnchanged() ? graph : graph with
    {
        Inputs = [.. graph.Inputs.Select(Map)],
        Nodes = nodes,
        Outputs = [.. graph.Outputs.Select(Map)],
        Cuts = [.. graph.Cuts.Select(Map)],
        Stream = graph.Stream?.Map(Map),
        States = [.. graph.States.Select(state => state with { Before = Map(state.Before), After = Map(state.After) })],
    };

    private bool IsUnchanged()
    {
        bool isUnchanged = replaced.Count == 0 && nodes.Count == graph.Nodes.Count;
        for (int i = 0; isUnchanged && i < nodes.Count; i++)
        {
            isUnchanged = ReferenceEquals(nodes[i], graph.Nodes[i]);
        }

        return isUnchanged;
    }
}
