namespace NetGen.Generator.Code;

/// <summary>
/// The code of one node: the body of its method, further methods that the body calls, its arrays of constants, and the shared
/// helpers that it calls.
/// </summary>
public sealed record KernelCode(IReadOnlyList<Statement> Body)
{
    public IReadOnlyList<Method> Parts { get; init; } = [];

    public IReadOnlyList<ConstantArray> Arrays { get; init; } = [];

    /// <summary>What the code reads from storage while it runs, if it does.</summary>
    public StoredArray? Stored { get; init; }

    /// <summary>Methods that several nodes may share, emitted once each, by name.</summary>
    public IReadOnlyList<Method> Helpers { get; init; } = [];

    /// <summary>Methods over vectors that it calls.</summary>
    public IReadOnlyList<VectorMethod> Vectors { get; init; } = [];
}
