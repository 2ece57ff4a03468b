namespace NetGen.Generator.Code;

/// <summary>Bytes of a node that lie outside of the assembly and are read while it runs.</summary>
/// <param name="Start">The constant that says where they begin among those of all nodes.</param>
public sealed record StoredArray(StaticField Start, IReadOnlyList<byte> Bytes)
{
    /// <summary>The method of the user's that reads: offset, buffer, count.</summary>
    public const string Reader = "ReadWeights";
}
