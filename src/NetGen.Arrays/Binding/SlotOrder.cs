using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>Which slots a slot's input goes through: those come before it in any program that runs the network.</summary>
internal sealed class SlotOrder
{
    private readonly Dictionary<Node, HashSet<Node>> upstream = [];

    public SlotOrder(NetworkGraph graph)
    {
        Dictionary<Value, Node> producers = graph.Nodes.SelectMany(node => node.Outputs.Select(output => (output, node))).ToDictionary(pair => pair.output, pair => pair.node);
        foreach (Node node in graph.Nodes)
        {
            HashSet<Node> above = [];
            foreach (Node producer in node.Inputs.Select(producers.GetValueOrDefault).OfType<Node>())
            {
                above.UnionWith(upstream[producer]);
                if (producer.Parameters.Count > 0)
                {
                    above.Add(producer);
                }
            }

            upstream.Add(node, above);
        }
    }

    /// <summary>Whether the one runs before the other for certain; layers side by side have no order.</summary>
    public bool Before(LayerSlot left, LayerSlot right) => upstream[right.Node].Contains(left.Node);
}
