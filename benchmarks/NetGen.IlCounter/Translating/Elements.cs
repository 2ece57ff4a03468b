using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Loads and stores of elements, by type.</summary>
internal static class Elements
{
    /// <summary>The type in the name of a ldelem, stelem, ldind or stind.</summary>
    public static IlKind Kind(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Ldelem_i1 or ILOpCode.Stelem_i1 or ILOpCode.Ldind_i1 or ILOpCode.Stind_i1 => IlKind.I1,
        ILOpCode.Ldelem_u1 or ILOpCode.Ldind_u1 => IlKind.U1,
        ILOpCode.Ldelem_i2 or ILOpCode.Stelem_i2 or ILOpCode.Ldind_i2 or ILOpCode.Stind_i2 => IlKind.I2,
        ILOpCode.Ldelem_u2 or ILOpCode.Ldind_u2 => IlKind.U2,
        ILOpCode.Ldelem_i4 or ILOpCode.Ldelem_u4 or ILOpCode.Stelem_i4 or ILOpCode.Ldind_i4 or ILOpCode.Ldind_u4 or ILOpCode.Stind_i4 => IlKind.I4,
        ILOpCode.Ldelem_i8 or ILOpCode.Stelem_i8 or ILOpCode.Ldind_i8 or ILOpCode.Stind_i8 => IlKind.I8,
        ILOpCode.Ldelem_r4 or ILOpCode.Stelem_r4 or ILOpCode.Ldind_r4 or ILOpCode.Stind_r4 => IlKind.R4,
        ILOpCode.Ldelem_r8 or ILOpCode.Stelem_r8 or ILOpCode.Ldind_r8 or ILOpCode.Stind_r8 => IlKind.R8,
        ILOpCode.Ldelem_ref or ILOpCode.Stelem_ref or ILOpCode.Ldind_ref or ILOpCode.Stind_ref => IlKind.Reference,
        _ => IlKind.Native,
    };

    public static (OpKind Op, SlotKind Type, IlKind Range) Load(IlKind kind) => kind switch
    {
        IlKind.I1 => (OpKind.LoadElementI1, SlotKind.I4, IlKind.I1),
        IlKind.U1 => (OpKind.LoadElementU1, SlotKind.I4, IlKind.U1),
        IlKind.I2 => (OpKind.LoadElementI2, SlotKind.I4, IlKind.I2),
        IlKind.U2 => (OpKind.LoadElementU2, SlotKind.I4, IlKind.U2),
        IlKind.I4 or IlKind.U4 => (OpKind.LoadElementI4, SlotKind.I4, IlKind.I4),
        IlKind.R4 => (OpKind.LoadElementI4, SlotKind.R4, IlKind.I4),
        IlKind.R8 => (OpKind.LoadElementI8, SlotKind.R8, IlKind.I4),
        IlKind.Native => (OpKind.LoadElementI8, SlotKind.Native, IlKind.I4),
        IlKind.Reference => (OpKind.LoadElementRef, SlotKind.Reference, IlKind.I4),
        _ => (OpKind.LoadElementI8, SlotKind.I8, IlKind.I4),
    };

    public static (OpKind Op, SlotKind Type) Store(IlKind kind) => kind switch
    {
        IlKind.I1 or IlKind.U1 => (OpKind.StoreElementI1, SlotKind.I4),
        IlKind.I2 or IlKind.U2 => (OpKind.StoreElementI2, SlotKind.I4),
        IlKind.I4 or IlKind.U4 => (OpKind.StoreElementI4, SlotKind.I4),
        IlKind.R4 => (OpKind.StoreElementI4, SlotKind.R4),
        IlKind.R8 => (OpKind.StoreElementI8, SlotKind.R8),
        IlKind.Native => (OpKind.StoreElementI8, SlotKind.Native),
        IlKind.Reference => (OpKind.StoreElementRef, SlotKind.Reference),
        _ => (OpKind.StoreElementI8, SlotKind.I8),
    };
}
