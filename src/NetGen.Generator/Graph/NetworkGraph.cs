using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>A network as nodes in an order in which they can run. Passes take one and return a new one.</summary>
public sealed record NetworkGraph(IReadOnlyList<Value> Inputs, IReadOnlyList<Node> Nodes, IReadOnlyList<Value> Outputs)
{
    /// <summary>What each output is called: the layer's name, or that of the [Output] that marks it.</summary>
    public IReadOnlyList<string> OutputNames { get; init; } = [.. Outputs.Select(output => output.Name)];

    /// <summary>States that outlive a call; their values have <see cref="ValueLifetime.Persistent"/>.</summary>
    public IReadOnlyList<StateSlot> States { get; init; } = [];

    /// <summary>What a graph of one step knows of the whole stream; null where the graph is that of a whole inference.</summary>
    public FrameStream? Stream { get; init; }

    /// <summary>Values that other networks take, which must lie in the arena once they are made; they need not outlive their readers.</summary>
    public IReadOnlyList<Value> Cuts { get; init; } = [];

    /// <summary>The layers that make them.</summary>
    public IReadOnlyList<string> CutNames { get; init; } = [];

    /// <summary>Values that other networks want room for in the arena.</summary>
    public long Room { get; init; }

    /// <summary>The layers of another network that make the only input; null where the caller gives the inputs.</summary>
    public Front? Front { get; init; }

    /// <summary>All nodes, those inside of loops behind the loop.</summary>
    public IEnumerable<Node> Everything => Nodes.SelectMany(node => node.Operator is Loop loop ? loop.Body.Everything.Prepend(node) : [node]);

    /// <summary>The nodes that compute, and how often each runs: in the place of a loop its body's, once a step, or once where it is of all positions.</summary>
    public IEnumerable<(Node Node, int Times)> Runs => Nodes.SelectMany(node => node.Operator is Loop loop
        ? loop.Body.Runs.Select(inner => (inner.Node, inner.Times * (loop.IsWhole ? 1 : loop.Steps)))
        : [(node, 1)]);

    /// <summary>The values of which the newest rows are kept from step to step.</summary>
    public IReadOnlyList<StreamWindow> Windows => Stream?.Windows ?? [];

    /// <summary>Whether a value is wanted beside its readers: it may not be joined away.</summary>
    public bool IsKept(Value value) => Outputs.Contains(value) || Cuts.Contains(value) || States.Any(state => state.After == value);

    /// <summary>The nodes that a value depends on, the one that makes it among them.</summary>
    public HashSet<Node> Ancestors(Value value)
    {
        HashSet<Value> wanted = [value];
        HashSet<Node> found = [];
        for (int i = Nodes.Count - 1; i >= 0; i--)
        {
            if (Nodes[i].Outputs.Any(wanted.Contains))
            {
                found.Add(Nodes[i]);
                wanted.UnionWith(Nodes[i].Inputs);
            }
        }

        return found;
    }

    /// <summary>The nodes that read each value.</summary>
    public Dictionary<Value, List<Node>> Readers()
    {
        Dictionary<Value, List<Node>> readers = [];
        foreach (Node node in Nodes)
        {
            foreach (Value input in node.Inputs)
            {
                if (!readers.TryGetValue(input, out List<Node>? list))
                {
                    readers.Add(input, list = []);
                }

                list.Add(node);
            }
        }

        return readers;
    }
}
