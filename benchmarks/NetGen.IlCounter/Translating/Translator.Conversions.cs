using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Conversions. Operations on ints read only the low half of a register, so cutting a long to an int costs none.</summary>
internal sealed partial class Translator
{
    private bool TranslateConversion(IlInstruction instruction)
    {
        if (!Conversions.IsConversion(instruction.Opcode))
        {
            return false;
        }

        Entry entry = Pop();
        if (entry.Kind > SlotKind.R8)
        {
            throw Unsupported($"an operand of type {entry.Kind}");
        }

        int depth = stack.Count;
        if (Conversions.IsChecked(instruction.Opcode))
        {
            (int target, bool unsigned, SlotKind result) = Conversions.Checked(instruction.Opcode);
            Result(OpKind.ConvChecked, result, Use(entry, depth), target, ((int)entry.Kind << 1) | (unsigned ? 1 : 0));
            return true;
        }

        switch (instruction.Opcode)
        {
            case ILOpCode.Conv_i1:
                Narrow(entry, IlKind.I1);
                break;
            case ILOpCode.Conv_u1:
                Narrow(entry, IlKind.U1);
                break;
            case ILOpCode.Conv_i2:
                Narrow(entry, IlKind.I2);
                break;
            case ILOpCode.Conv_u2:
                Narrow(entry, IlKind.U2);
                break;
            case ILOpCode.Conv_u4 when entry.Kind is SlotKind.R4 or SlotKind.R8:
                Result(entry.Kind == SlotKind.R4 ? OpKind.ConvR4ToU4 : OpKind.ConvR8ToU4, SlotKind.I4, Use(entry, depth));
                break;
            case ILOpCode.Conv_u8 or ILOpCode.Conv_u:
                ToUnsignedLong(entry, instruction.Opcode == ILOpCode.Conv_u ? SlotKind.Native : SlotKind.I8);
                break;
            case ILOpCode.Conv_r_un:
                FromUnsigned(entry);
                break;
            default:
                Push(Converted(entry, TargetOf(instruction.Opcode), depth));
                break;
        }

        return true;
    }

    private static SlotKind TargetOf(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Conv_i8 => SlotKind.I8,
        ILOpCode.Conv_i => SlotKind.Native,
        ILOpCode.Conv_r4 => SlotKind.R4,
        ILOpCode.Conv_r8 => SlotKind.R8,
        _ => SlotKind.I4,
    };

    private void Narrow(Entry entry, IlKind kind)
    {
        entry = Converted(entry, SlotKind.I4, stack.Count);
        Result(Narrowing(kind), SlotKind.I4, Use(entry, stack.Count), range: kind);
    }

    private void ToUnsignedLong(Entry entry, SlotKind result)
    {
        OpKind? kind = entry.Kind switch
        {
            SlotKind.I4 => OpKind.ConvU8,
            SlotKind.R4 => OpKind.ConvR4ToU8,
            SlotKind.R8 => OpKind.ConvR8ToU8,
            _ => null,
        };
        if (kind is { } known)
        {
            Result(known, result, Use(entry, stack.Count));
        }
        else
        {
            Push(entry with { Kind = result });
        }
    }

    private void FromUnsigned(Entry entry)
    {
        switch (entry.Kind)
        {
            case SlotKind.I4:
                Result(OpKind.ConvU4ToR8, SlotKind.R8, Use(entry, stack.Count));
                break;
            case SlotKind.I8 or SlotKind.Native:
                Result(OpKind.ConvU8ToR8, SlotKind.R8, Use(entry, stack.Count));
                break;
            default:
                throw Unsupported($"an operand of type {entry.Kind}");
        }
    }

    /// <summary>A value popped from a depth in another type, signed. Nothing is added where the register already reads so.</summary>
    private Entry Converted(Entry entry, SlotKind target, int depth)
    {
        if (entry.Kind == target || entry.Kind > SlotKind.R8 || target > SlotKind.R8)
        {
            return entry.Kind == target || entry.Kind is SlotKind.Token ? entry : throw Unsupported($"{entry.Kind} where {target} is expected");
        }

        OpKind? kind = (entry.Kind, target) switch
        {
            (SlotKind.I4, SlotKind.I8 or SlotKind.Native) => OpKind.ConvI8,
            (SlotKind.I4, SlotKind.R4) => OpKind.ConvI4ToR4,
            (SlotKind.I4, _) => OpKind.ConvI4ToR8,
            (SlotKind.I8 or SlotKind.Native, SlotKind.R4) => OpKind.ConvI8ToR4,
            (SlotKind.I8 or SlotKind.Native, SlotKind.R8) => OpKind.ConvI8ToR8,
            (SlotKind.R4, SlotKind.I4) => OpKind.ConvR4ToI4,
            (SlotKind.R4, SlotKind.R8) => OpKind.ConvR4ToR8,
            (SlotKind.R4, _) => OpKind.ConvR4ToI8,
            (SlotKind.R8, SlotKind.I4) => OpKind.ConvR8ToI4,
            (SlotKind.R8, SlotKind.R4) => OpKind.ConvR8ToR4,
            (SlotKind.R8, _) => OpKind.ConvR8ToI8,
            _ => null,
        };

        // The constants of ints are kept sign-extended, so widening one is free, and so is cutting a long to its low half.
        if (kind is null || (entry.IsConstant && kind == OpKind.ConvI8))
        {
            return entry.IsConstant && target == SlotKind.I4 ? Entry.Literal(SlotKind.I4, (int)entry.Constant) : entry with { Kind = target, Range = IlKind.I4 };
        }

        Add(new Op { Kind = kind.Value, A = TemporaryAt(depth), B = Use(entry, depth) });
        lastResult = ops.Count - 1;
        return Entry.Of(target, TemporaryAt(depth));
    }
}
