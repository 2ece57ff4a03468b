namespace NetGen.Generator.Graph;

/// <summary>How long a value lives.</summary>
public enum ValueLifetime
{
    /// <summary>From its node to its last reader within one call; its place may be used again.</summary>
    Call,

    /// <summary>State: it outlives the call, and its place is its own.</summary>
    Persistent,

    /// <summary>A loop's body reads it where the graph around the loop has it; it stays as it is while the loop runs.</summary>
    Outside,
}
