namespace NetGen.Generator.Model;

/// <summary>A board with the source of each of its figures: a datasheet, a file of the firmware and its lines, or a guess that says so.</summary>
public sealed record SourcedBoard(BoardLimits Limits, string Clock, string Heap, string Deployment, string Math);
