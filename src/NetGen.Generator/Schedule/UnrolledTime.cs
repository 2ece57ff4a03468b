using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Loops over time whose steps are written one after the other: [Unroll(Time = true)].</summary>
internal static class UnrolledTime
{
    /// <summary>Beyond it the code is long and the loop costs nothing.</summary>
    public const int MostSteps = 256;

    public static bool IsWanted(NetworkModel model, Node node) =>
        node.Operator is Loop { Steps: <= MostSteps } && (model.UnrollTime || model.Layers.FirstOrDefault(layer => layer.Name == node.Layer) is { UnrollTime: true });

    /// <summary>Where there is no such loop, or too long a one.</summary>
    public static IEnumerable<Finding> Check(NetworkModel model, NetworkGraph lowered)
    {
        foreach (LayerModel layer in model.Layers.Where(static layer => layer.UnrollTime))
        {
            if (Problem(model, [.. lowered.Nodes.Where(node => node.Layer == layer.Name)], layer.Kind) is { } problem)
            {
                yield return new Finding(FindingIds.ConflictingArguments, new Anchor(layer.Name, "Unroll", "Time"), [layer.Name, problem]);
            }
        }

        if (model.UnrollTime && Problem(model, lowered.Nodes, "the network") is { } whole)
        {
            yield return new Finding(FindingIds.ConflictingArguments, new Anchor(null, "Unroll", "Time"), [model.Name, whole]);
        }
    }

    private static string? Problem(NetworkModel model, IReadOnlyList<Node> nodes, string what)
    {
        Loop[] loops = [.. nodes.Select(static node => node.Operator).OfType<Loop>()];
        return loops.Length == 0 ? $"{what} has no loop over time that could be unrolled; recurrent layers and decoders have"
            : model.IsStreaming ? "over a stream a step is one call, and there is no loop over time to unroll"
            : loops.Max(static loop => loop.Steps) is > MostSteps and var steps ? $"the loop has {steps} steps; at most {MostSteps} are written one after the other"
            : null;
    }
}
