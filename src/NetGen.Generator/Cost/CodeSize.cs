namespace NetGen.Generator.Cost;

/// <summary>The size of code: IL instructions as written (not as executed) and their bytes.</summary>
public readonly record struct CodeSize(long Instructions, long Bytes)
{
    public static CodeSize operator +(CodeSize left, CodeSize right) =>
        new(left.Instructions + right.Instructions, left.Bytes + right.Bytes);
}
