using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Kernels.Fusion;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>What kernels need to know of the nodes of a graph, but for the places of their values.</summary>
internal sealed class NodeContexts
{
    private readonly NetworkModel model;
    private readonly Dictionary<Value, SumRange> ranges;
    private readonly Dictionary<Node, string> identifiers = [];
    private readonly Dictionary<Node, int> inside = [];
    private readonly Dictionary<Node, KernelContext> contexts = [];
    private readonly Dictionary<Node, (WindowRows Window, Node Padded)?> windows = [];

    public NodeContexts(NetworkGraph graph, NetworkModel model)
    {
        this.model = model;
        ranges = ValueRanges.Of(graph);
        foreach (Loop loop in graph.Nodes.Select(node => node.Operator).OfType<Loop>())
        {
            foreach (KeyValuePair<Value, SumRange> inside in ValueRanges.Of(loop.Body))
            {
                ranges.Add(inside.Key, inside.Value);
            }
        }

        HashSet<string> names = new(model.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        Dictionary<string, int> parts = graph.Nodes.GroupBy(node => node.Layer).ToDictionary(group => group.Key, group => group.Count());
        foreach (Node node in graph.Nodes)
        {
            identifiers.Add(node, parts[node.Layer] == 1 ? node.Layer : Part(node, names));
            foreach (Node part in node.Operator is Loop loop ? loop.Body.Everything : [])
            {
                inside.Add(part, ((Loop)node.Operator).Steps);
                identifiers.Add(part, Part(part, names));
            }
        }
    }

    /// <summary>What a node's method is called.</summary>
    public string NameOf(Node node) => identifiers[node];

    /// <param name="node">A node of the graph.</param>
    /// <param name="place">Where a value lies.</param>
    public KernelContext Of(Node node, Func<Value, Code.Buffer> place)
    {
        (Code.Buffer[] inputs, Code.Buffer[] outputs) = ([.. node.Inputs.Select(place)], [.. node.Outputs.Select(place)]);
        if (!contexts.TryGetValue(node, out KernelContext? context))
        {
            contexts.Add(node, context = new KernelContext(node, identifiers[node], inputs, outputs)
            {
                Prefix = Prefix(identifiers[node]),
                Profile = model.Profile,
                // Inside of a loop they would be read again for every step.
                StoredBlock = inside.ContainsKey(node) ? 0 : model.StoredBlock,
                LoopSteps = inside.TryGetValue(node, out int steps) ? steps : 0,
                InputRange = ranges.TryGetValue(node.Input, out SumRange range) ? range : new SumRange(sbyte.MinValue, sbyte.MaxValue),
            });
        }

        return context.At(inputs, outputs);
    }

    /// <summary>
    /// How a node reads the rows of a sequence, and the node as it is where padding rows lie in its input like others; null where it reads maps, or row for row, or
    /// cannot run by rows.
    /// </summary>
    public (WindowRows Window, Node Padded)? Rows(Node node)
    {
        if (!windows.TryGetValue(node, out (WindowRows, Node)? found))
        {
            windows.Add(node, found = FindRows(node));
        }

        return found;
    }

    private (WindowRows Window, Node Padded)? FindRows(Node node)
    {
        TensorType type = node.Input.Type;
        if (node.Inputs.Count != 1 || node.Outputs.Count != 1 || type.Shape.Rank != 3 || type.Shape.Width != 1 || node.Output.Shape.Rank != 3 || node.Output.Shape.Width != 1
            || node.Operator.Rows([type.Shape]) is not { Extent: > 1 } rows)
        {
            return null;
        }

        int height = ((node.Output.Shape.Height - 1) * rows.Stride) + rows.Extent;
        Value padded = new(node.Input.Name, type with { Shape = new TensorShape(height, 1, type.Shape.Channels) }, node.Input.Lifetime);
        WindowRows window = new(type.Shape.Height, type.Shape.Channels, rows.Extent, rows.Stride, rows.Top, MoveRows.Filling(type, rows.Fill));
        Node own = node with { Operator = rows.OneRow, Inputs = [padded] };
        identifiers.Add(own, identifiers[node]);
        if (ranges.TryGetValue(node.Input, out SumRange range))
        {
            ranges.Add(padded, range);
        }

        return (window, own);
    }

    /// <summary>Further members of a node are called NAME_w; with more underscores where a layer's own name begins like that.</summary>
    private string Prefix(string identifier)
    {
        string prefix = identifier + "_";
        while (model.Layers.Any(layer => layer.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            prefix += "_";
        }

        return prefix;
    }

    /// <summary>A layer of one node keeps its name; parts get the path with underscores, and a number if that is taken.</summary>
    private static string Part(Node node, HashSet<string> names)
    {
        string wanted = node.Name == node.Layer ? node.Layer + "_main" : node.Name.Replace('.', '_');
        string name = wanted;
        for (int i = 2; !names.Add(name); i++)
        {
            name = wanted + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
