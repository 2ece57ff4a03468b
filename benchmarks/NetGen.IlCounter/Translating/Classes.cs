using System.Reflection.Metadata;

namespace NetGen.IlCounter.Translating;

/// <summary>The class of an opcode. That of arithmetic depends on the operands as well, see <see cref="Arithmetic"/>.</summary>
internal static class Classes
{
    public static IlClass Of(ILOpCode opcode) => opcode switch
    {
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 or ILOpCode.Ldarg_s or ILOpCode.Ldarg => IlClass.ArgumentLoad,
        ILOpCode.Starg_s or ILOpCode.Starg => IlClass.ArgumentStore,
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 or ILOpCode.Ldloc_s or ILOpCode.Ldloc => IlClass.LocalLoad,
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 or ILOpCode.Stloc_s or ILOpCode.Stloc => IlClass.LocalStore,
        >= ILOpCode.Ldnull and <= ILOpCode.Ldc_r8 or ILOpCode.Ldstr or ILOpCode.Ldtoken => IlClass.Constant,
        >= ILOpCode.Add and <= ILOpCode.Not or >= ILOpCode.Add_ovf and <= ILOpCode.Sub_ovf_un => IlClass.IntArithmetic,
        ILOpCode.Ceq or ILOpCode.Cgt or ILOpCode.Cgt_un or ILOpCode.Clt or ILOpCode.Clt_un => IlClass.Comparison,
        >= ILOpCode.Ldelema and <= ILOpCode.Ldelem_ref or ILOpCode.Ldelem or >= ILOpCode.Ldind_i1 and <= ILOpCode.Ldind_ref => IlClass.ArrayLoad,
        >= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref or ILOpCode.Stelem or >= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8 => IlClass.ArrayStore,
        ILOpCode.Ldlen => IlClass.ArrayLength,
        ILOpCode.Ldsfld => IlClass.FieldLoad,
        ILOpCode.Stsfld => IlClass.FieldStore,
        ILOpCode.Switch => IlClass.Branch,
        ILOpCode.Call => IlClass.Call,
        ILOpCode.Ret => IlClass.Return,
        ILOpCode.Newarr or ILOpCode.Newobj => IlClass.Allocation,
        _ when Branches.IsBranch(opcode) => IlClass.Branch,
        _ when Conversions.IsConversion(opcode) => IlClass.Conversion,
        _ => IlClass.Other,
    };

    public static IlClass Arithmetic(SlotKind kind) => kind switch
    {
        SlotKind.I4 => IlClass.IntArithmetic,
        SlotKind.R4 => IlClass.FloatArithmetic,
        SlotKind.R8 => IlClass.DoubleArithmetic,
        _ => IlClass.LongArithmetic,
    };
}
