using NetGen.IlCounter.Reading;

namespace NetGen.IlCounter.Translating;

/// <summary>Types of the evaluation stack. An address is that of an array's element: the array and the index together in one register.</summary>
internal enum SlotKind
{
    I4,
    I8,
    Native,
    R4,
    R8,
    Reference,
    Address,
    Token,
}

internal static class SlotKinds
{
    /// <summary>How a value of a type lies on the stack.</summary>
    public static SlotKind Of(IlKind kind) => kind switch
    {
        IlKind.I8 or IlKind.U8 => SlotKind.I8,
        IlKind.Native => SlotKind.Native,
        IlKind.R4 => SlotKind.R4,
        IlKind.R8 => SlotKind.R8,
        IlKind.Reference => SlotKind.Reference,
        _ => SlotKind.I4,
    };
}
