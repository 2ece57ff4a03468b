using NetGen.Generator.Graph;

namespace NetGen.Generator.Cost;

/// <summary>What a step of a stream costs.</summary>
/// <param name="Steps">Steps of one inference: rows of the declared sequence.</param>
/// <param name="Macs">Multiply-accumulates of the step that has most, once the stream has settled.</param>
/// <param name="AverageMacs">Multiply-accumulates of a step on average then.</param>
/// <param name="StateBytes">Bytes that last from step to step: rows that are kept, states of recurrent layers.</param>
/// <param name="Layers">The plain layers: multiply-accumulates of one run, and the steps at which they run.</param>
public sealed record StreamCost(int Steps, long Macs, double AverageMacs, long StateBytes, IReadOnlyList<LayerStep> Layers)
{
    /// <summary>The cost of a step; null where the graph is none of a stream.</summary>
    public static StreamCost? Of(NetworkGraph graph)
    {
        if (graph.Stream is not { } stream)
        {
            return null;
        }

        (Node Node, long Macs)[] nodes = [.. graph.Nodes.Select(node => (node, node.Operator.Cost([.. node.Inputs.Select(value => value.Shape)], [.. node.Outputs.Select(value => value.Shape)]).Macs))];
        LayerStep[] layers = [.. nodes.Where(node => node.Node.Operator is not NewestRows).GroupBy(node => node.Node.PlainLayer)
            .Select(layer => new LayerStep(layer.First().Node.Layer, layer.Key, layer.Sum(node => node.Macs), layer.Last().Node.When))];
        return new StreamCost(
            stream.Steps,
            (long)stream.Most(nodes.Select(node => (node.Node.When, (double)node.Macs))),
            nodes.Sum(node => (double)node.Macs / node.Node.When.Every),
            stream.Windows.Sum(window => window.Rows.Type.Bytes) + graph.States.Sum(state => state.Before.Type.Bytes),
            layers);
    }
}

/// <summary>What a plain layer takes of a step.</summary>
public sealed record LayerStep(string Layer, string Name, long Macs, StepTimes When);
