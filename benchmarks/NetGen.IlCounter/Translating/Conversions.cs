using System.Reflection.Metadata;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>The conv instructions.</summary>
internal static class Conversions
{
    public static bool IsConversion(ILOpCode opcode) =>
        opcode is >= ILOpCode.Conv_i1 and <= ILOpCode.Conv_u8 or ILOpCode.Conv_r_un or ILOpCode.Conv_u2 or ILOpCode.Conv_u1 or ILOpCode.Conv_i or ILOpCode.Conv_u
        || IsChecked(opcode);

    public static bool IsChecked(ILOpCode opcode) =>
        opcode is >= ILOpCode.Conv_ovf_i1_un and <= ILOpCode.Conv_ovf_u_un or >= ILOpCode.Conv_ovf_i1 and <= ILOpCode.Conv_ovf_u8
            or ILOpCode.Conv_ovf_i or ILOpCode.Conv_ovf_u;

    /// <summary>Range of a checked conversion, whether its source is unsigned, and the type of the result.</summary>
    public static (int Target, bool Unsigned, SlotKind Result) Checked(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Conv_ovf_i1 => (Overflow.I1, false, SlotKind.I4),
        ILOpCode.Conv_ovf_i1_un => (Overflow.I1, true, SlotKind.I4),
        ILOpCode.Conv_ovf_u1 => (Overflow.U1, false, SlotKind.I4),
        ILOpCode.Conv_ovf_u1_un => (Overflow.U1, true, SlotKind.I4),
        ILOpCode.Conv_ovf_i2 => (Overflow.I2, false, SlotKind.I4),
        ILOpCode.Conv_ovf_i2_un => (Overflow.I2, true, SlotKind.I4),
        ILOpCode.Conv_ovf_u2 => (Overflow.U2, false, SlotKind.I4),
        ILOpCode.Conv_ovf_u2_un => (Overflow.U2, true, SlotKind.I4),
        ILOpCode.Conv_ovf_i4 => (Overflow.I4, false, SlotKind.I4),
        ILOpCode.Conv_ovf_i4_un => (Overflow.I4, true, SlotKind.I4),
        ILOpCode.Conv_ovf_u4 => (Overflow.U4, false, SlotKind.I4),
        ILOpCode.Conv_ovf_u4_un => (Overflow.U4, true, SlotKind.I4),
        ILOpCode.Conv_ovf_i8 => (Overflow.I8, false, SlotKind.I8),
        ILOpCode.Conv_ovf_i8_un => (Overflow.I8, true, SlotKind.I8),
        ILOpCode.Conv_ovf_u8 => (Overflow.U8, false, SlotKind.I8),
        ILOpCode.Conv_ovf_u8_un => (Overflow.U8, true, SlotKind.I8),
        ILOpCode.Conv_ovf_i => (Overflow.I8, false, SlotKind.Native),
        ILOpCode.Conv_ovf_i_un => (Overflow.I8, true, SlotKind.Native),
        ILOpCode.Conv_ovf_u => (Overflow.U8, false, SlotKind.Native),
        _ => (Overflow.U8, true, SlotKind.Native),
    };
}
