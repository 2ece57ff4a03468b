namespace NetGen.Generator.Code;

/// <summary>A static array: constants that are spelled out, or what a method makes of them at start-up, or zeros to write in.</summary>
public sealed class ConstantArray
{
    public ConstantArray(string name, CodeType element, int[] integers)
        : this(name, new ArrayLiteral(element, integers.Length, () => Array.ConvertAll(integers, value => (long)value)))
    {
    }

    public ConstantArray(string name, float[] floats)
        : this(name, new ArrayLiteral(floats.Length, () => floats))
    {
    }

    public ConstantArray(string name, ArrayLiteral literal)
        : this(name, (Expression)literal)
    {
    }

    /// <summary>An array that a method makes.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">A call of a helper; its arguments are constants and array literals.</param>
    /// <param name="ramBytes">Bytes of what it makes, by <see cref="HeapRoom"/>, without the literals, which are garbage once it is made.</param>
    public ConstantArray(string name, Call value, long ramBytes)
        : this(name, (Expression)value) => RamBytes = ramBytes + HeapRoom.Field + (Literals.Count * HeapRoom.Literal);

    private ConstantArray(string name, Expression value)
    {
        Field = new StaticField(name, value.Type);
        Value = value;
        Literals = value is Call call ? [.. call.Arguments.OfType<ArrayLiteral>()] : value is ArrayLiteral literal ? [literal] : [];
        RamBytes = Literals.Sum(literal => HeapRoom.OfArray(literal.Type.ElementOf(), literal.Length) + HeapRoom.Literal) + HeapRoom.Field;
    }

    /// <summary>An array of zeros.</summary>
    public static ConstantArray Zeros(string name, CodeType element, int length, bool isShared = false) =>
        new(name, new NewArray(element.ArrayOf(), length)) { RamBytes = HeapRoom.OfArray(element, length) + HeapRoom.Field, IsShared = isShared };

    /// <summary>Whether the constants are read where they lie in the assembly, by way of a span, and never copied: for .NET 8 and later.</summary>
    public bool IsData { get; init; }

    public StaticField Field { get; }

    public Expression Value { get; }

    /// <summary>The arrays that are spelled out.</summary>
    public IReadOnlyList<ArrayLiteral> Literals { get; }

    /// <summary>Bytes of initialisers, in flash.</summary>
    public long Bytes => Literals.Sum(literal => literal.Bytes);

    /// <summary>Whether other nodes may name the same array.</summary>
    public bool IsShared { get; init; }

    /// <summary>Bytes in RAM, its field among them: on nanoFramework every array is copied there.</summary>
    public long RamBytes { get; private init; }
}
