namespace NetGen.Generator.Graph;

/// <summary>A network as nodes in an order in which they can run. Passes take one and return a new one.</summary>
public sealed record NetworkGraph(IReadOnlyList<Value> Inputs, IReadOnlyList<Node> Nodes, IReadOnlyList<Value> Outputs)
{
    /// <summary>What each output is called: the layer's name, or that of the [Output] that marks it.</summary>
    public IReadOnlyList<string> OutputNames { get; init; } = [.. Outputs.Select(output => output.Name)];

    /// <summary>States that outlive a call; their values have <see cref="ValueLifetime.Persistent"/>.</summary>
    public IReadOnlyList<StateSlot> States { get; init; } = [];

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
