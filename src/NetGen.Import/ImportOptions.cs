namespace NetGen.Import;

/// <summary>What the file does not say of the network.</summary>
/// <param name="Name">The class to declare; a C# identifier.</param>
public sealed record ImportOptions(string Name)
{
    /// <summary>The namespace; empty for the global one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>A member of NetGen.Board.</summary>
    public string Board { get; init; } = "None";

    /// <summary>The parameter file that <c>[Weights]</c> names; null for the network's name with the ending .netgen.</summary>
    public string? WeightsPath { get; init; }
}
