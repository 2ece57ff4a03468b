using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>Values to and from little-endian bytes; values below 8 bits lie without gaps from the lowest bit upwards.</summary>
public static class Packing
{
    public static float[] ToFloats(ReadOnlySpan<byte> bytes)
    {
        float[] values = new float[bytes.Length / 4];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ToFloat(Int32(bytes, 4 * i));
        }

        return values;
    }

    public static int[] ToIntegers(ReadOnlySpan<byte> bytes, ElementType element, int count)
    {
        int[] values = new int[count];
        int bits = element.Bits();
        for (int i = 0; i < count; i++)
        {
            values[i] = bits switch
            {
                32 => Int32(bytes, 4 * i),
                16 => (short)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8)),
                8 => (sbyte)bytes[i],
                _ => Small(bytes, (long)i * bits, bits, element),
            };
        }

        return values;
    }

    public static byte[] FromFloats(ReadOnlySpan<float> values)
    {
        int[] words = new int[values.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = ToBits(values[i]);
        }

        return FromIntegers(words, ElementType.Int32);
    }

    public static byte[] FromIntegers(ReadOnlySpan<int> values, ElementType element)
    {
        int bits = element.Bits();
        byte[] bytes = new byte[element.Bytes(values.Length)];
        long position = 0;
        foreach (int value in values)
        {
            uint word = element == ElementType.Binary ? (value > 0 ? 1u : 0u) : unchecked((uint)value);
            for (int bit = 0; bit < bits; bit++, position++)
            {
                bytes[position >> 3] |= (byte)(((word >> bit) & 1) << (int)(position & 7));
            }
        }

        return bytes;
    }

    /// <summary>The float with the given bits.</summary>
    public static float ToFloat(int bits)
    {
        byte[] word = [(byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), (byte)(bits >> 24)];
        if (!BitConverter.IsLittleEndian)
        {
            Array.Reverse(word);
        }

        return BitConverter.ToSingle(word, 0);
    }

    /// <summary>The bits of a float.</summary>
    public static int ToBits(float value)
    {
        byte[] word = BitConverter.GetBytes(value);
        if (!BitConverter.IsLittleEndian)
        {
            Array.Reverse(word);
        }

        return Int32(word, 0);
    }

    private static int Int32(ReadOnlySpan<byte> bytes, int at) =>
        bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);

    private static int Small(ReadOnlySpan<byte> bytes, long position, int bits, ElementType element)
    {
        int value = 0;
        for (int bit = 0; bit < bits; bit++, position++)
        {
            value |= ((bytes[(int)(position >> 3)] >> (int)(position & 7)) & 1) << bit;
        }

        if (element == ElementType.Binary)
        {
            return value == 0 ? -1 : 1;
        }

        int unused = 32 - bits;
        return value << unused >> unused;
    }
}
