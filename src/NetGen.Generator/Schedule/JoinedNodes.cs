using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Nodes that run as one, in the order of their execution: the values between them lie in variables.</summary>
internal sealed record JoinedNodes(IReadOnlyList<Node> Nodes)
{
    public Node Last => Nodes[Nodes.Count - 1];

    /// <summary>The graph in which each group is one node: what the arena must hold. An output never lies where the group's inputs do.</summary>
    public static NetworkGraph Condense(NetworkGraph graph, IReadOnlyList<JoinedNodes> groups)
    {
        Dictionary<Node, JoinedNodes> byNode = groups.SelectMany(group => group.Nodes.Select(node => (node, group))).ToDictionary(pair => pair.node, pair => pair.group);
        List<Node> nodes = [];
        foreach (Node node in graph.Nodes)
        {
            if (!byNode.TryGetValue(node, out JoinedNodes? group))
            {
                nodes.Add(node);
            }
            else if (node == group.Last)
            {
                nodes.Add(new Node(node.Name, new Joined(), group.Inputs(), node.Outputs) { When = node.When });
            }
        }

        return graph with { Nodes = nodes };
    }

    /// <summary>What the group reads that it does not make.</summary>
    private List<Value> Inputs()
    {
        HashSet<Value> made = [.. Nodes.SelectMany(node => node.Outputs)];
        return [.. Nodes.SelectMany(node => node.Inputs).Where(input => !made.Contains(input)).Distinct()];
    }

    /// <summary>Several operators at once.</summary>
    private sealed record Joined : Operator
    {
        public override string Describe() => "several";

        public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => throw new NotSupportedException("shapes are inferred before nodes are joined");
    }
}
