namespace NetGen.Generator.Model;

/// <summary>What is known of each element type: its width, its range and its name in parameter files.</summary>
public static class ElementTypes
{
    private static readonly (ElementType Type, string Name, int Bits)[] Table =
    [
        (ElementType.Float32, "float32", 32),
        (ElementType.Int32, "int32", 32),
        (ElementType.Int16, "int16", 16),
        (ElementType.Int8, "int8", 8),
        (ElementType.Int6, "int6", 6),
        (ElementType.Int4, "int4", 4),
        (ElementType.Int3, "int3", 3),
        (ElementType.Int2, "int2", 2),
        (ElementType.Ternary, "ternary", 2),
        (ElementType.Binary, "binary", 1),
    ];

    /// <summary>Bits of one value.</summary>
    public static int Bits(this ElementType type) => Table[(int)type].Bits;

    /// <summary>The name in parameter files and reports.</summary>
    public static string Name(this ElementType type) => Table[(int)type].Name;

    /// <summary>Bytes of <paramref name="count"/> values, packed without gaps.</summary>
    public static long Bytes(this ElementType type, long count) => ((count * type.Bits()) + 7) / 8;

    public static bool TryParse(string name, out ElementType type)
    {
        foreach ((ElementType candidate, string candidateName, _) in Table)
        {
            if (candidateName == name)
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }
}
