using System.Reflection.Metadata;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Which operation an opcode is, for each type of its operands.</summary>
internal static class Arithmetic
{
    public static OpKind? Kind(ILOpCode opcode, SlotKind type) => type switch
    {
        SlotKind.I4 => Int(opcode),
        SlotKind.I8 or SlotKind.Native => Long(opcode),
        SlotKind.R4 => Float(opcode),
        SlotKind.R8 => Double(opcode),
        _ => null,
    };

    public static bool HasConstantForm(OpKind kind) => kind is >= OpKind.AddI4 and <= OpKind.ShrUnI8K;

    public static bool IsProduct(OpKind kind) => kind is OpKind.MulI4 or OpKind.MulI4K or OpKind.MulI8 or OpKind.MulI8K or OpKind.MulR4 or OpKind.MulR4K;

    /// <summary>The product that a sum takes in, as one operation.</summary>
    public static OpKind MulAdd(OpKind product) => product switch
    {
        OpKind.MulI4 => OpKind.MulAddI4,
        OpKind.MulI4K => OpKind.MulAddI4K,
        OpKind.MulI8 => OpKind.MulAddI8,
        OpKind.MulI8K => OpKind.MulAddI8K,
        OpKind.MulR4 => OpKind.MulAddR4,
        _ => OpKind.MulAddR4K,
    };

    private static OpKind? Int(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Add => OpKind.AddI4,
        ILOpCode.Sub => OpKind.SubI4,
        ILOpCode.Mul => OpKind.MulI4,
        ILOpCode.Div => OpKind.DivI4,
        ILOpCode.Rem => OpKind.RemI4,
        ILOpCode.Div_un => OpKind.DivUnI4,
        ILOpCode.Rem_un => OpKind.RemUnI4,
        ILOpCode.And => OpKind.AndI4,
        ILOpCode.Or => OpKind.OrI4,
        ILOpCode.Xor => OpKind.XorI4,
        ILOpCode.Shl => OpKind.ShlI4,
        ILOpCode.Shr => OpKind.ShrI4,
        ILOpCode.Shr_un => OpKind.ShrUnI4,
        _ => null,
    };

    private static OpKind? Long(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Add => OpKind.AddI8,
        ILOpCode.Sub => OpKind.SubI8,
        ILOpCode.Mul => OpKind.MulI8,
        ILOpCode.Div => OpKind.DivI8,
        ILOpCode.Rem => OpKind.RemI8,
        ILOpCode.Div_un => OpKind.DivUnI8,
        ILOpCode.Rem_un => OpKind.RemUnI8,
        ILOpCode.And => OpKind.AndI8,
        ILOpCode.Or => OpKind.OrI8,
        ILOpCode.Xor => OpKind.XorI8,
        ILOpCode.Shl => OpKind.ShlI8,
        ILOpCode.Shr => OpKind.ShrI8,
        ILOpCode.Shr_un => OpKind.ShrUnI8,
        _ => null,
    };

    private static OpKind? Float(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Add => OpKind.AddR4,
        ILOpCode.Sub => OpKind.SubR4,
        ILOpCode.Mul => OpKind.MulR4,
        ILOpCode.Div => OpKind.DivR4,
        ILOpCode.Rem => OpKind.RemR4,
        _ => null,
    };

    private static OpKind? Double(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Add => OpKind.AddR8,
        ILOpCode.Sub => OpKind.SubR8,
        ILOpCode.Mul => OpKind.MulR8,
        ILOpCode.Div => OpKind.DivR8,
        ILOpCode.Rem => OpKind.RemR8,
        _ => null,
    };
}
