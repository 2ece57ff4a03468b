namespace NetGen.Generator.Code;

/// <summary>
/// Bytes of RAM that arrays take on .NET nanoFramework, whose heap has blocks of 12 bytes: an array begins with 20 bytes, a reference takes a block (measured
/// on its 32-bit build, as are static fields). Other runtimes are taken to need as much; theirs is not what runs short.
/// </summary>
public static class HeapRoom
{
    private const long Block = 12;

    private const long Header = 20;

    /// <summary>A static field that holds a reference.</summary>
    public const long Field = Block;

    /// <summary>A class with a static constructor.</summary>
    public const long Class = 3 * Block;

    /// <summary>A literal beside the array that it becomes: the field that its bytes have, and about a block more.</summary>
    public const long Literal = 2 * Block;

    /// <summary>An array.</summary>
    /// <param name="element">The type of its elements, which may be arrays.</param>
    /// <param name="length">Elements.</param>
    public static long OfArray(CodeType element, long length)
    {
        long bytes = Header + (length * (element.IsArray() ? Block : element.Bytes()));
        return (bytes + Block - 1) / Block * Block;
    }

    /// <summary>An array of arrays of one length.</summary>
    public static long OfRows(CodeType element, long rows, long length) => OfArray(element.ArrayOf(), rows) + (rows * OfArray(element, length));
}
