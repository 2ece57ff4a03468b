namespace NetGen.Generator.Model;

/// <summary>A layer up to which other networks use a network.</summary>
/// <param name="UpTo">The layer.</param>
/// <param name="Room">Values that the largest of them wants in the arena for its own layers.</param>
public sealed record FrontCut(string UpTo, long Room);
