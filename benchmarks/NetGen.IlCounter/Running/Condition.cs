namespace NetGen.IlCounter.Running;

/// <summary>Comparisons of two registers. Greater is Less the other way round; Un is unsigned for integers and "or unordered" for floats.</summary>
internal enum Condition
{
    EqI4,
    NeI4,
    LtI4,
    LeI4,
    LtUnI4,
    LeUnI4,
    EqI8,
    NeI8,
    LtI8,
    LeI8,
    LtUnI8,
    LeUnI8,
    EqR4,
    NeR4,
    LtR4,
    LeR4,
    LtUnR4,
    LeUnR4,
    EqR8,
    NeR8,
    LtR8,
    LeR8,
    LtUnR8,
    LeUnR8,
    EqRef,
    NeRef,
}
