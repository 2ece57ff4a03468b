using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Compares a plan's code with the declared budget: bytes of IL, and milliseconds on the board.</summary>
public static class CheckCodeBudgets
{
    /// <summary>No layer's loops take more bytes of IL: below so many for each, a code budget needs no look at the code.</summary>
    private const int BytesOfLoops = 800;

    /// <summary>Whether the budget can only be checked with the code at hand.</summary>
    /// <param name="nodes">Nodes of the network.</param>
    public static bool NeedsCode(NetworkModel model, int nodes) =>
        HasLatency(model) || (model.Budget.CodeBytes > 0 && (long)nodes * BytesOfLoops > model.Budget.CodeBytes);

    /// <param name="plan">The plan.</param>
    /// <param name="isLeast">Whether the weights are not known yet, so that figures are what dense weights take at least.</param>
    public static IEnumerable<Finding> Run(Plan plan, bool isLeast = false)
    {
        NetworkModel model = plan.Model;
        IEnumerable<(string, double)> bytes = plan.Nodes.Select(node => (node.Node.Name, (double)node.Cost.CodeBytes));
        IEnumerable<(string, double)> times = plan.Nodes.Select(node => (node.Node.Name, plan.MillisecondsOf(node)));
        times = model.Front is { } front ? times.Prepend(($"{front.Network} up to {front.UpTo}", plan.FrontMilliseconds)) : times;
        return new[]
        {
            CheckBudgets.Check(model, FindingIds.CodeBytesOverBudget, "CodeBytes", plan.CodeBytes, model.Budget.CodeBytes, bytes, " B", isLeast),
            HasLatency(model) ? CheckBudgets.Check(model, FindingIds.LatencyOverBudget, "LatencyMs", plan.Milliseconds, model.Budget.LatencyMs, times, " ms", isLeast, model.IsStreaming) : null,
        }.OfType<Finding>();
    }

    /// <summary>Time is predicted where an interpreter runs the code, on a board whose clock is known.</summary>
    private static bool HasLatency(NetworkModel model) =>
        model is { Profile: CodeProfile.NanoFramework, Budget.LatencyMs: > 0, Target.ClockMHz: > 0 };
}
