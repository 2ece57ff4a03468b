using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Cost;

/// <summary>How much of each value stays for the backward pass of one piece of a sequence.</summary>
/// <param name="steps">Rows of the sequence that goes in.</param>
/// <param name="piece">Rows of a piece.</param>
internal sealed class KeptRows(NetworkGraph graph, int steps, int piece)
{
    private readonly Dictionary<Value, List<Node>> readers = graph.Readers();

    /// <summary>The values that stay of what a node makes.</summary>
    public long Of(Node node)
    {
        if (node.Operator.CostOfSteps(Shapes(node)) is { } step)
        {
            // Its rows of the piece are among the states.
            long behind = node.Output.Shape.Rank >= 2 ? (Wanted(node.Output) - Cut(step.Steps)) * step.Activations : 0;
            return (Cut(step.Steps) * step.Kept) + (piece < steps ? step.State : 0) + behind;
        }

        if (node.Operator.IsView)
        {
            return 0;
        }

        return node.Operator.KeptInside(Shapes(node)) + Outputs(node);
    }

    private long Outputs(Node node) => IsCut(node)
        ? node.Outputs.Sum(output => (Wanted(output) + (node.Operator.KeepsSums ? Cut(output.Shape.Height) : 0)) * RowOf(output))
        : node.Outputs.Sum(static output => output.Shape.Count) * (node.Operator.KeepsSums ? 2 : 1);

    /// <summary>The values that stay of an input of the network.</summary>
    public long Of(Value input) => input.Shape.Rank >= 2 ? Wanted(input) * RowOf(input) : input.Shape.Count;

    /// <summary>The share of a node's multiply-accumulates that one piece has.</summary>
    public long OfPiece(Node node, long macs) =>
        node.Operator.CostOfSteps(Shapes(node)) is { } step ? Cut(step.Steps) * step.Macs
        : IsCut(node) ? Cut(node.Output.Shape.Height) * (macs / node.Output.Shape.Height)
        : macs;

    private static TensorShape[] Shapes(Node node) => [.. node.Inputs.Select(static value => value.Shape)];

    private static long RowOf(Value value) => value.Shape.Count / value.Shape.Height;

    private static bool IsCut(Node node) => node.Output.Shape.Rank >= 2 && node.Operator.IsRowByRow(Shapes(node));

    /// <summary>The rows of one piece, of a value with as many rows a sequence.</summary>
    private long Cut(int rows) => (((long)rows * piece) + steps - 1) / steps;

    /// <summary>The rows of a value that its readers want for one piece.</summary>
    private long Wanted(Value value)
    {
        int all = value.Shape.Height;
        long wanted = Cut(all);
        foreach (Node reader in readers.TryGetValue(value, out List<Node>? found) ? found : [])
        {
            TensorShape[] shapes = Shapes(reader);
            long read = reader.Operator.CostOfSteps(shapes) is not null ? wanted
                : !IsCut(reader) ? all
                : reader.Operator.Rows(shapes) is { } access ? ((Cut(reader.Output.Shape.Height) - 1) * access.Stride) + access.Extent
                : wanted;
            wanted = Math.Max(wanted, read);
        }

        return Math.Min(wanted, all);
    }
}
