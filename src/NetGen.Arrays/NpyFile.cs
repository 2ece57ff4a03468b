using System.Buffers.Binary;
using System.Text;

namespace NetGen.Arrays;

/// <summary>
/// NumPy's array format, versions 1 to 3: "\x93NUMPY", version, length of the header, header, values
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
/// </summary>
internal static class NpyFile
{
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NamedArray Read(ReadOnlySpan<byte> data, string name, ArrayBudget budget)
    {
        if (data.Length < 10 || !data.StartsWith(Magic))
        {
            throw budget.Fail($"the array '{name}' does not begin with the 10 bytes of a .npy header");
        }

        int version = data[6];
        int prefix = version == 1 ? 10 : 12;
        if (version is < 1 or > 3)
        {
            throw budget.Fail($"the array '{name}' is written in version {version} of the .npy format; versions 1 to 3 are read");
        }

        long length = data.Length < prefix ? uint.MaxValue : version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(data[8..]);
        if (length > data.Length - prefix)
        {
            throw budget.Fail($"the array '{name}' is cut short: its header does not end within its {data.Length} bytes");
        }

        NpyHeader header = NpyHeader.Parse(Encoding.UTF8.GetString(data.Slice(prefix, (int)length)), name, budget);
        ReadOnlySpan<byte> values = data[(prefix + (int)length)..];
        long wanted = (long)budget.Take(name, header.Shape) * header.Element.Width();
        return values.Length == wanted
            ? new NamedArray(name, header.Element, header.Shape, Arrange(header.Element.Decode(values, header.BigEndian), header))
            : throw budget.Fail($"the array '{name}' has {values.Length} bytes of values; {header.Element.Name()} of shape ({string.Join(", ", header.Shape)}) has {wanted}");
    }

    /// <summary>Fortran's order has the first index fastest.</summary>
    private static float[] Arrange(float[] values, NpyHeader header)
    {
        if (!header.FortranOrder || header.Shape.Count < 2)
        {
            return values;
        }

        float[] arranged = new float[values.Length];
        int[] index = new int[header.Shape.Count];
        for (int i = 0; i < values.Length; i++)
        {
            long place = 0;
            for (int axis = 0; axis < index.Length; axis++)
            {
                place = (place * header.Shape[axis]) + index[axis];
            }

            arranged[place] = values[i];
            for (int axis = 0; axis < index.Length && ++index[axis] == header.Shape[axis]; axis++)
            {
                index[axis] = 0;
            }
        }

        return arranged;
    }
}
