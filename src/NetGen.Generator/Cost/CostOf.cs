using NetGen.Generator.Graph;

namespace NetGen.Generator.Cost;

/// <summary>Folds a graph into its cost: declared figures from the graph as built, stored bytes from the graph as lowered.</summary>
public static class CostOf
{
    public static IReadOnlyList<LayerCost> Layers(NetworkGraph declared, NetworkGraph lowered)
    {
        Dictionary<string, long> stored = new(StringComparer.Ordinal);
        foreach (Node node in lowered.Nodes)
        {
            stored.TryGetValue(node.PlainLayer, out long bytes);
            stored[node.PlainLayer] = bytes + node.Parameters.Sum(parameter => parameter.Type.Bytes);
        }

        List<LayerCost> layers = [];
        foreach (Node node in declared.Nodes)
        {
            OperatorCost cost = node.Operator.Cost([.. node.Inputs.Select(value => value.Shape)], [.. node.Outputs.Select(value => value.Shape)]);
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
