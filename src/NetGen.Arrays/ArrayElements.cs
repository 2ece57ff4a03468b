using System.Buffers.Binary;

namespace NetGen.Arrays;

/// <summary>Bytes of an element type, and their values.</summary>
internal static class ArrayElements
{
    /// <summary>The type's name, "float32".</summary>
    public static string Name(this ArrayElement element) => element.ToString().ToLowerInvariant();

    /// <summary>Bytes of one value.</summary>
    public static int Width(this ArrayElement element) => element switch
    {
        ArrayElement.Float64 or ArrayElement.Int64 or ArrayElement.UInt64 => 8,
        ArrayElement.Float32 or ArrayElement.Int32 or ArrayElement.UInt32 => 4,
        ArrayElement.Float16 or ArrayElement.BFloat16 or ArrayElement.Int16 or ArrayElement.UInt16 => 2,
        _ => 1,
    };

    /// <summary>The values, rounded to float32 where they have more digits.</summary>
    public static float[] Decode(this ArrayElement element, ReadOnlySpan<byte> bytes, bool bigEndian = false)
    {
        int width = element.Width();
        float[] values = new float[bytes.Length / width];
        Span<byte> one = stackalloc byte[8];
        one = one[..width];
        for (int i = 0; i < values.Length; i++)
        {
            bytes.Slice(i * width, width).CopyTo(one);
            if (bigEndian)
            {
                one.Reverse();
            }

            values[i] = element.DecodeOne(one);
        }

        return values;
    }

    private static float DecodeOne(this ArrayElement element, ReadOnlySpan<byte> bytes) => element switch
    {
        ArrayElement.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ArrayElement.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        ArrayElement.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ArrayElement.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        ArrayElement.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        ArrayElement.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ArrayElement.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ArrayElement.Int8 => (sbyte)bytes[0],
        ArrayElement.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        ArrayElement.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ArrayElement.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ArrayElement.UInt8 => bytes[0],
        ArrayElement.Bool => bytes[0] == 0 ? 0 : 1,
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, null),
    };
}
