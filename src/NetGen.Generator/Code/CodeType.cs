namespace NetGen.Generator.Code;

/// <summary>The types of the loop language.</summary>
public enum CodeType
{
    Void,
    Bool,
    Int32,
    Int64,
    Float32,
    Int8,
    UInt8,
    Int16,
    Int8Array,
    UInt8Array,
    Int16Array,
    Int32Array,
    Int64Array,
    Float32Array,
    Int8Rows,
    Int64Rows,
    Float32Rows,
}
