using NetGen.Generator.Model;

namespace NetGen.Generator.Code;

/// <summary>Relations between code types, and between them and the element types of tensors.</summary>
public static class CodeTypes
{
    public static bool IsArray(this CodeType type) => type >= CodeType.Int8Array;

    /// <summary>The array of an element type.</summary>
    public static CodeType ArrayOf(this CodeType element) => element switch
    {
        CodeType.Int8 => CodeType.Int8Array,
        CodeType.UInt8 => CodeType.UInt8Array,
        CodeType.Int16 => CodeType.Int16Array,
        CodeType.Int32 => CodeType.Int32Array,
        CodeType.Int64 => CodeType.Int64Array,
        CodeType.Float32 => CodeType.Float32Array,
        CodeType.Int8Array => CodeType.Int8Rows,
        CodeType.Int64Array => CodeType.Int64Rows,
        CodeType.Float32Array => CodeType.Float32Rows,
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "no array of this type"),
    };

    /// <summary>The element type of an array.</summary>
    public static CodeType ElementOf(this CodeType array) => array switch
    {
        CodeType.Int8Array => CodeType.Int8,
        CodeType.UInt8Array => CodeType.UInt8,
        CodeType.Int16Array => CodeType.Int16,
        CodeType.Int32Array => CodeType.Int32,
        CodeType.Int64Array => CodeType.Int64,
        CodeType.Float32Array => CodeType.Float32,
        CodeType.Int8Rows => CodeType.Int8Array,
        CodeType.Int64Rows => CodeType.Int64Array,
        CodeType.Float32Rows => CodeType.Float32Array,
        _ => throw new ArgumentOutOfRangeException(nameof(array), array, "not an array"),
    };

    /// <summary>The type that arithmetic on a value has: C# promotes small integers to int.</summary>
    public static CodeType Promoted(this CodeType type) =>
        type is CodeType.Int8 or CodeType.UInt8 or CodeType.Int16 ? CodeType.Int32 : type;

    /// <summary>Bytes of one array element.</summary>
    public static int Bytes(this CodeType element) => element switch
    {
        CodeType.Int8 or CodeType.UInt8 or CodeType.Bool => 1,
        CodeType.Int16 => 2,
        CodeType.Int64 => 8,
        _ => 4,
    };

    /// <summary>The type that holds a tensor's values in an array: types below 8 bits take a byte each.</summary>
    public static CodeType Storage(this ElementType element) => element switch
    {
        ElementType.Float32 => CodeType.Float32,
        ElementType.Int32 => CodeType.Int32,
        ElementType.Int16 => CodeType.Int16,
        _ => CodeType.Int8,
    };
}
