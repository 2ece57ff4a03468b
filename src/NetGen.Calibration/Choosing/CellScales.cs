using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Calibration.Choosing;

/// <summary>The scales of LSTMs' cells, 16 bits in steps of a power of two. A cell that another layer's begins with goes there as it is: both have the larger scale.</summary>
internal static class CellScales
{
    /// <summary>Bits of a 16-bit number behind its sign.</summary>
    private const int Bits = 15;

    /// <param name="most">The largest magnitude of a layer's cell.</param>
    public static IReadOnlyDictionary<Node, float> Run(NetworkGraph graph, Func<Node, double> most)
    {
        Dictionary<Node, float> scales = graph.Everything.Where(node => node.Operator is Lstm).ToDictionary(node => node, node => PowerOfTwo(most(node)));
        (Node, Node)[] pairs = [.. Pairs(graph)];
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach ((Node one, Node other) in pairs)
            {
                float larger = Math.Max(scales[one], scales[other]);
                changed |= scales[one] != larger || scales[other] != larger;
                scales[one] = scales[other] = larger;
            }
        }

        return scales;
    }

    /// <summary>Layers of which one begins with the other's cell.</summary>
    private static IEnumerable<(Node, Node)> Pairs(NetworkGraph graph)
    {
        foreach (Node node in graph.Nodes)
        {
            if (node.Operator is Loop loop)
            {
                foreach ((Node, Node) pair in Pairs(loop.Body))
                {
                    yield return pair;
                }

                for (int i = 0; i < loop.Given(node.Inputs.Count); i++)
                {
                    if (CellOf(loop.Body, loop.Body.States[i].Before) is { } inside && CellOf(graph, node.Inputs[i]) is { } before)
                    {
                        yield return (inside, before);
                    }
                }
            }
            else if (node is { Operator: Lstm, Inputs.Count: > 2 } && CellOf(graph, node.Inputs[2]) is { } given)
            {
                yield return (node, given);
            }
        }
    }

    /// <summary>The layer whose cell a value is, perhaps moved; null where it is none.</summary>
    private static Node? CellOf(NetworkGraph graph, Value value)
    {
        Value root = QuantizationRoot.Of(graph, value);
        return QuantizationRoot.MakerOf(graph, root) is { Operator: Lstm } maker && maker.Output != root ? maker : null;
    }

    /// <summary>The least steps that reach so far, of values that a tangent is taken of: not less than to 1.</summary>
    private static float PowerOfTwo(double most) => (float)Math.ScaleB(1, (most > 1 ? (int)Math.Ceiling(Math.Log2(most)) : 0) - Bits);
}
