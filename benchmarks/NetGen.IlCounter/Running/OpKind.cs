namespace NetGen.IlCounter.Running;

/// <summary>
/// Operations. A suffix names the operands: I4, I8, R4, R8, Ref; a K behind it says that the right operand is the constant. Each K form
/// stands directly behind the plain one.
/// </summary>
internal enum OpKind
{
    // Moves.
    Move,
    MoveRef,
    Load,

    // Arithmetic that unrolled and looped kernels are made of.
    AddI4,
    AddI4K,
    MulI4,
    MulI4K,
    AddI8,
    AddI8K,
    MulI8,
    MulI8K,
    AddR4,
    AddR4K,
    MulR4,
    MulR4K,

    /// <summary>A = B + C * register number Constant; the forms with K: A = B + C * Constant.</summary>
    MulAddI4,
    MulAddI4K,
    MulAddI8,
    MulAddI8K,
    MulAddR4,
    MulAddR4K,

    SubI4,
    SubI4K,
    AndI4,
    AndI4K,
    OrI4,
    OrI4K,
    XorI4,
    XorI4K,
    ShlI4,
    ShlI4K,
    ShrI4,
    ShrI4K,
    ShrUnI4,
    ShrUnI4K,
    SubI8,
    SubI8K,
    AndI8,
    AndI8K,
    OrI8,
    OrI8K,
    XorI8,
    XorI8K,
    ShlI8,
    ShlI8K,
    ShrI8,
    ShrI8K,
    ShrUnI8,
    ShrUnI8K,
    SubR4,
    DivR4,

    // Conversions that read the low 32 bits, whatever lies above.
    ConvI1,
    ConvU1,
    ConvI2,
    ConvU2,
    ConvI8,
    ConvU8,
    ConvI4ToR4,
    ConvR4ToI4,

    /// <summary>A = B[C + Constant]; a byte array and an sbyte array are the same to them, as are int and float.</summary>
    LoadElementI1,
    LoadElementU1,
    LoadElementI2,
    LoadElementU2,
    LoadElementI4,
    LoadElementI8,
    LoadElementRef,

    /// <summary>A[B + Constant] = C.</summary>
    StoreElementI1,
    StoreElementI2,
    StoreElementI4,
    StoreElementI8,
    StoreElementRef,

    // Static fields: C is the field's number.
    LoadField,
    LoadFieldRef,
    StoreField,
    StoreFieldRef,

    /// <summary>Ends a block that runs into the next one.</summary>
    EndBlock,

    /// <summary>Branches to operation C.</summary>
    Branch,
    BranchTrueI4,
    BranchFalseI4,
    BranchEqI4,
    BranchEqI4K,
    BranchNeI4,
    BranchNeI4K,
    BranchLtI4,
    BranchLtI4K,
    BranchLeI4,
    BranchLeI4K,
    BranchGtI4,
    BranchGtI4K,
    BranchGeI4,
    BranchGeI4K,
    BranchLtR4,
    BranchLeR4,
    BranchLtUnR4,
    BranchLeUnR4,

    /// <summary>Branches to C if A and B meet the <see cref="Condition"/> that Constant names.</summary>
    BranchIf,

    /// <summary>C is the number of a table of targets.</summary>
    Switch,

    /// <summary>Calls method number C of the translation with its arguments from register A on, where the result comes back.</summary>
    Call,
    CallFramework,
    Return,
    ReturnRef,
    Throw,

    // What is rare: numbers.
    Compare,
    DivI4,
    RemI4,
    DivUnI4,
    RemUnI4,
    DivI8,
    RemI8,
    DivUnI8,
    RemUnI8,
    RemR4,
    AddR8,
    SubR8,
    MulR8,
    DivR8,
    RemR8,
    NegI4,
    NotI4,
    NegI8,
    NotI8,
    NegR4,
    NegR8,
    ConvR4ToI8,
    ConvR4ToU4,
    ConvR4ToU8,
    ConvR4ToR8,
    ConvR8ToI4,
    ConvR8ToI8,
    ConvR8ToU4,
    ConvR8ToU8,
    ConvR8ToR4,
    ConvI8ToR4,
    ConvI4ToR8,
    ConvI8ToR8,
    ConvU4ToR8,
    ConvU8ToR8,

    /// <summary>An index or length of 64 bits to 32; what is out of range becomes -1, which is out of range for any array.</summary>
    NarrowIndex,

    /// <summary>A = B in the <see cref="Overflow"/> range that C names, B's type by Constant.</summary>
    ConvChecked,

    /// <summary>A = B op C with a check; Constant names the operation.</summary>
    ArithmeticChecked,

    // What is rare: objects. C is the number of an object of the translation.
    LoadNull,
    MoveAddress,
    LoadObject,
    NewArray,
    ArrayLength,
    InitializeArray,

    /// <summary>Puts array B and index C together into A, after the check of the bounds.</summary>
    ElementAddress,
}
