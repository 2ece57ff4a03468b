namespace NetGen.Generator.Schedule;

/// <summary>The nodes in their forms.</summary>
/// <param name="Gap">By how much a better selection could be faster at most, as a share of the time; null where nothing fits the limits.</param>
/// <param name="Effort">What it took to choose.</param>
public sealed record ChosenForms(IReadOnlyList<PlannedNode> Nodes, double? Gap, ChooserEffort Effort)
{
    /// <summary>What was found out about the nodes while their forms were weighed.</summary>
    internal NodeContexts? Contexts { get; init; }
}

/// <summary>What it took to choose forms, in figures that are the same on every machine.</summary>
/// <param name="Forms">Forms whose code was written and counted.</param>
/// <param name="Instructions">IL instructions of that code.</param>
/// <param name="Steps">Partial selections that were looked at.</param>
public sealed record ChooserEffort(int Forms, long Instructions, int Steps)
{
    /// <summary>IL instructions of the codes that were joined.</summary>
    public long Joined { get; init; }
}
