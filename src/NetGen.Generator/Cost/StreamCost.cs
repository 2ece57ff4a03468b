using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Cost;

/// <summary>What a step of a stream costs.</summary>
/// <param name="Steps">Steps of one inference: rows of the declared sequence.</param>
/// <param name="Macs">Multiply-accumulates of the step that has most, once the stream has settled: the last one, where layers look back on all rows since Reset.</param>
/// <param name="AverageMacs">Multiply-accumulates of a step on average then; over all steps since Reset, where layers look back on those.</param>
/// <param name="StateBytes">Bytes that last from step to step: rows that are kept, states of recurrent layers.</param>
/// <param name="Layers">The plain layers: multiply-accumulates of one run, and the steps at which they run.</param>
public sealed record StreamCost(int Steps, long Macs, double AverageMacs, long StateBytes, IReadOnlyList<LayerStep> Layers)
{
    /// <summary>Positions that a stream has before it must begin anew; 0 where it goes on for ever.</summary>
    public int Context { get; init; }

    /// <summary>Multiply-accumulates that each position costs that a step looks back on, its own included.</summary>
    public long MacsPerPosition { get; init; }

    /// <summary>Bytes of <see cref="StateBytes"/> that are keys, values and whatever else is looked back on.</summary>
    public long CacheBytes { get; init; }

    /// <summary>Multiply-accumulates of the step that makes row <paramref name="position"/>, counted from 0, of a network that runs as a whole at each step.</summary>
    public long MacsAt(int position) => Macs - ((Math.Max(Context, 1) - 1 - position) * MacsPerPosition);

    /// <summary>The cost of a step; null where the graph is none of a stream.</summary>
    public static StreamCost? Of(NetworkGraph graph)
    {
        if (graph.Stream is not { } stream)
        {
            return null;
        }

        (Node Node, long Macs)[] nodes = [.. graph.Nodes.Select(node => (node, node.Operator.Cost(Shapes(node.Inputs), Shapes(node.Outputs)).Macs))];
        LayerStep[] layers = [.. nodes.Where(node => node.Node.Operator is not (NewestRows or KeepRow)).GroupBy(node => node.Node.PlainLayer)
            .Select(layer => new LayerStep(layer.First().Node.Layer, layer.Key, layer.Sum(node => node.Macs), layer.Last().Node.When) { MacsPerPosition = layer.Sum(node => PerPosition(node.Node)) })];
        return new StreamCost(
            stream.Steps,
            (long)stream.Most(nodes.Select(node => (node.Node.When, (double)node.Macs))),
            nodes.Sum(node => (node.Macs - (PerPosition(node.Node) * (ContextOf(node.Node) - 1) / 2.0)) / node.Node.When.Every),
            stream.Windows.Sum(window => window.Rows.Type.Bytes) + graph.States.Sum(state => state.Before.Type.Bytes),
            layers)
        {
            Context = stream.Ends ? stream.Steps : 0,
            MacsPerPosition = nodes.Sum(node => PerPosition(node.Node)),
            CacheBytes = graph.States.Where(state => state.IsWrittenFirst).Sum(state => state.Before.Type.Bytes),
        };
    }

    private static int ContextOf(Node node) => node.Operator is PositionalOperator row ? row.Context : 0;

    private static long PerPosition(Node node) => node.Operator is PositionalOperator { Context: > 0 } row ? row.MacsPerPosition(Shapes(node.Inputs)) : 0;

    private static TensorShape[] Shapes(IReadOnlyList<Value> values) => [.. values.Select(value => value.Shape)];
}

/// <summary>What a plain layer takes of a step.</summary>
public sealed record LayerStep(string Layer, string Name, long Macs, StepTimes When)
{
    /// <summary>How much of it each position takes that the step looks back on.</summary>
    public long MacsPerPosition { get; init; }
}
