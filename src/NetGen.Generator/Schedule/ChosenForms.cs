namespace NetGen.Generator.Schedule;

/// <summary>The nodes in their forms.</summary>
/// <param name="Gap">By how much a better selection could be faster at most, as a share of the time; null where nothing fits the limits.</param>
public sealed record ChosenForms(IReadOnlyList<PlannedNode> Nodes, double? Gap);
