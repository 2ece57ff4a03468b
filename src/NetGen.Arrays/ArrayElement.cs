namespace NetGen.Arrays;

/// <summary>The type of an array's values as its file has them.</summary>
public enum ArrayElement
{
    Float64,
    Float32,
    Float16,
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt64,
    UInt32,
    UInt16,
    UInt8,
    Bool,
}
