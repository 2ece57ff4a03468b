namespace NetGen.Generator.Model;

/// <summary>The type of a tensor's values.</summary>
public enum ElementType
{
    Float32,
    Int32,
    Int16,
    Int8,
    Int6,
    Int4,
    Int3,
    Int2,
    Ternary,
    Binary,
}
