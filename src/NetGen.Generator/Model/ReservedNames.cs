namespace NetGen.Generator.Model;

/// <summary>
/// Names that the generated part of a network's class declares itself: neither a layer nor a member of the user's may have one.
/// Private ones are in lower case, so that a layer in the usual spelling cannot meet them.
/// </summary>
public static class ReservedNames
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Infer",
        "Classify",
        "InputLength",
        "OutputLength",
        "ArenaLength",
        "Macs",
        "WeightCount",
        "WeightBytes",
        "ArenaBytes",
        "InputScale",
        "InputZeroPoint",
        "OutputScale",
        "OutputZeroPoint",
        "InputArray",
        "InputOffset",
        "OutputArray",
        "OutputOffset",
        "StoredLength",
        "CheckStoredWeights",
        "Forward",
        "arena",
        "vectorLoops",
    };

    private static readonly HashSet<string> StreamNames = new(StringComparer.Ordinal)
    {
        "Step",
        "Reset",
        "InputRowLength",
        "OutputRowLength",
        "OutputFirstStep",
        "OutputEverySteps",
        "MacsPerStep",
        "StateBytes",
        "ContextSteps",
        "MacsPerPosition",
        "step",
    };

    /// <param name="name">The name.</param>
    /// <param name="isStreaming">Whether the network runs over a stream.</param>
    /// <returns>Whether the generated part has, or may have, a member of this name.</returns>
    public static bool Contains(string name, bool isStreaming = false) => Names.Contains(name) || (isStreaming && StreamNames.Contains(name)) || name.StartsWith("arenaOf", StringComparison.Ordinal)
        || (name.StartsWith(Front.MethodPrefix, StringComparison.Ordinal) && name.Length > Front.MethodPrefix.Length && !char.IsLower(name[Front.MethodPrefix.Length]));
}
