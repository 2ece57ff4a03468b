using NetGen.Generator.Graph;

namespace NetGen.Generator.Cost;

/// <summary>Folds a graph into its cost: declared figures from the graph as built, stored bytes from the graph as lowered.</summary>
public static class CostOf
{
    /// <summary>The cost of a network.</summary>
    /// <param name="arenaBytes">The arena's size.</param>
    /// <param name="lowerBound">What no plan in this order could go below.</param>
    /// <param name="owners">The values alive at the arena's fullest step, largest first.</param>
    public static NetworkCost Network(NetworkGraph declared, NetworkGraph lowered, long arenaBytes, long lowerBound, IReadOnlyList<(string Name, long Bytes)> owners) =>
        new(Layers(declared, lowered), arenaBytes, lowerBound, owners)
        {
            Step = StreamCost.Of(lowered),
            Front = [.. (declared.Front?.Layers ?? default).Select(static layer => new LayerCost(
                layer.Layer, layer.Name, layer.Operator, layer.Input, layer.Output, new OperatorCost(layer.Macs, layer.Weights, layer.Biases, layer.Norm, layer.Units), layer.WeightBytes, layer.OutputBytes))],
        };

    public static IReadOnlyList<LayerCost> Layers(NetworkGraph declared, NetworkGraph lowered)
    {
        Dictionary<string, long> stored = new(StringComparer.Ordinal);
        HashSet<(string, int)> counted = [];
        foreach (Node node in lowered.Everything)
        {
            stored.TryGetValue(node.PlainLayer, out long bytes);
            stored[node.PlainLayer] = bytes + node.Parameters.Where(parameter => counted.Add((parameter.Name, parameter.FirstRow))).Sum(parameter => parameter.Type.Bytes);
        }

        List<LayerCost> layers = [];
        foreach ((Node node, int times) in declared.Runs)
        {
            OperatorCost cost = node.Operator.Cost([.. node.Inputs.Select(value => value.Shape)], [.. node.Outputs.Select(value => value.Shape)]).Run(times);
            if (layers.Count > 0 && layers[layers.Count - 1].Name == node.PlainLayer)
            {
                // The normalization or the activation of the layer before.
                LayerCost last = layers[layers.Count - 1];
                layers[layers.Count - 1] = last with { Cost = last.Cost + cost, Output = node.Output.Shape, Operator = last.Operator + ", " + node.Operator.Describe() };
                continue;
            }

            stored.TryGetValue(node.PlainLayer, out long weightBytes);
            layers.Add(new LayerCost(node.Layer, node.PlainLayer, node.Operator.Describe(), node.Input.Shape, node.Output.Shape, cost, weightBytes, node.Outputs.Sum(value => value.Type.Bytes)));
        }

        return layers;
    }
}
