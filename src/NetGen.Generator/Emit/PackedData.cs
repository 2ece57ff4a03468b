using System.Globalization;
using System.Text;
using NetGen.Generator.Code;

namespace NetGen.Generator.Emit;

/// <summary>
/// Large arrays of constants, eight bytes to a literal: the C# compiler takes several hundred bytes of memory for each number in braces, whatever
/// its size. They are read where they lie in the assembly, as small ones are. A string would be less source, but a byte of a UTF-8 literal
/// costs the compiler as much as a number, and all UTF-16 literals of an assembly have 16 MB.
/// </summary>
internal static class PackedData
{
    /// <summary>Smaller arrays are spelled out for people to read.</summary>
    public const int LeastBytes = 1 << 14;

    private const int PerLine = 8;

    /// <summary>Whether an array is written so.</summary>
    public static bool Applies(ConstantArray array) => array.IsData && array.Bytes >= LeastBytes;

    public static void Write(SourceWriter writer, ConstantArray array)
    {
        ArrayLiteral literal = array.Literals[0];
        string type = Literals.Of(literal.Type.ElementOf());
        byte[] bytes = BytesOf(literal);
        writer.Line($"private static global::System.ReadOnlySpan<{type}> {array.Field.Name} => {VectorMethod.ClassName}.{Member}<{type}>(new ulong[{Literals.Of(bytes.Length / sizeof(ulong))}]");
        writer.Open();
        for (int start = 0; start < bytes.Length; start += PerLine * sizeof(ulong))
        {
            StringBuilder line = writer.Start();
            for (int i = start; i < Math.Min(start + (PerLine * sizeof(ulong)), bytes.Length); i += sizeof(ulong))
            {
                line.Append(i == start ? "0x" : " 0x").Append(BitConverter.ToUInt64(bytes, i).ToString("X", CultureInfo.InvariantCulture)).Append("UL,");
            }

            line.Append('\n');
        }

        writer.Close();
        writer.Resume().Append($", {Literals.Of(literal.Length)});\n");
    }

    /// <summary>The method that turns eights of bytes into values.</summary>
    public const string Member = "Values";

    /// <summary>Its text, a member of the class of vector methods.</summary>
    public static string Method => $$"""
        // Constants of eight bytes hold several values each, the first one in the lowest bits.
        internal static ReadOnlySpan<T> {{Member}}<T>(ReadOnlySpan<ulong> packed, int count)
            where T : unmanaged =>
            BitConverter.IsLittleEndian ? MemoryMarshal.Cast<ulong, T>(packed).Slice(0, count) : throw new PlatformNotSupportedException("the processor must be little-endian");
        """;

    /// <summary>Little-endian, with zeros up to a multiple of eight.</summary>
    private static byte[] BytesOf(ArrayLiteral literal)
    {
        int size = literal.Type.ElementOf().Bytes();
        byte[] bytes = new byte[(literal.Bytes + sizeof(ulong) - 1) / sizeof(ulong) * sizeof(ulong)];
        bool isReal = literal.Floats.Count > 0;
        for (int i = 0; i < literal.Length; i++)
        {
            long bits = isReal ? BitConverter.ToInt32(BitConverter.GetBytes(literal.Floats[i]), 0) : literal.Integers[i];
            for (int k = 0; k < size; k++)
            {
                bytes[(i * size) + k] = unchecked((byte)(bits >> (8 * k)));
            }
        }

        return bytes;
    }
}
