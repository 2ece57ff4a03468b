using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>Which slots a slot's input goes through: those come before it in any program that runs the network.</summary>
internal sealed class SlotOrder
{
    private readonly Dictionary<Node, HashSet<Node>> upstream = [];

    public SlotOrder(NetworkGraph graph)
    {
        Add(graph, graph.Nodes.SelectMany(node => node.Outputs.Select(output => (output, node))).ToDictionary(pair => pair.output, pair => pair.node));
    }

    private void Add(NetworkGraph graph, Dictionary<Value, Node> producers)
    {
        foreach (Node node in graph.Nodes)
        {
            HashSet<Node> above = [.. node.Inputs.Select(producers.GetValueOrDefault).OfType<Node>().SelectMany(producer => producer.Parameters.Count > 0 ? upstream[producer].Append(producer) : upstream[producer])];
            if (node.Operator is Loop loop)
            {
                // What goes into the loop is there before each of its steps.
                Dictionary<Value, Node> inside = loop.Body.Nodes.SelectMany(inner => inner.Outputs.Select(output => (output, inner))).ToDictionary(pair => pair.output, pair => pair.inner);
                Add(loop.Body, inside);
                foreach (Node inner in loop.Body.Nodes)
                {
                    upstream[inner].UnionWith(above);
                }

                above.UnionWith(loop.Body.Nodes.Where(inner => inner.Parameters.Count > 0));
            }

            upstream.Add(node, above);
        }
    }

    /// <summary>Whether the one runs before the other for certain; layers side by side have no order.</summary>
    public bool Before(LayerSlot left, LayerSlot right) => upstream[right.Node].Contains(left.Node);
}
