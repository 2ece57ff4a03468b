using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Arguments, locals, static fields, constants.</summary>
internal sealed partial class Translator
{
    private bool TranslateMove(IlInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case ILOpCode.Nop:
                return true;
            case >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3:
                return Load(instruction.Opcode - ILOpCode.Ldarg_0);
            case ILOpCode.Ldarg_s or ILOpCode.Ldarg:
                return Load((int)instruction.Operand);
            case >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3:
                return Load(parameters.Count + (instruction.Opcode - ILOpCode.Ldloc_0));
            case ILOpCode.Ldloc_s or ILOpCode.Ldloc:
                return Load(parameters.Count + (int)instruction.Operand);
            case ILOpCode.Starg_s or ILOpCode.Starg:
                return StoreIn((int)instruction.Operand);
            case >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3:
                return StoreIn(parameters.Count + (instruction.Opcode - ILOpCode.Stloc_0));
            case ILOpCode.Stloc_s or ILOpCode.Stloc:
                return StoreIn(parameters.Count + (int)instruction.Operand);
            case ILOpCode.Dup:
                Push(stack[^1]);
                return true;
            case ILOpCode.Pop:
                Pop();
                return true;
            case ILOpCode.Ldsfld:
                (int loaded, IlType type) = StaticField(instruction);
                Result(type.Kind == IlKind.Reference ? OpKind.LoadFieldRef : OpKind.LoadField, SlotKinds.Of(type.Kind), 0, loaded, 0, type.IsSmall ? type.Kind : IlKind.I4);
                return true;
            case ILOpCode.Stsfld:
                StoreInField(instruction);
                return true;
            default:
                return TranslateConstant(instruction);
        }
    }

    private bool TranslateConstant(IlInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8:
                Push(Entry.Literal(SlotKind.I4, (int)instruction.Opcode - (int)ILOpCode.Ldc_i4_0));
                return true;
            case ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i4:
                Push(Entry.Literal(SlotKind.I4, instruction.Operand));
                return true;
            case ILOpCode.Ldc_i8:
                Push(Entry.Literal(SlotKind.I8, instruction.Operand));
                return true;
            case ILOpCode.Ldc_r4:
                Push(Entry.Literal(SlotKind.R4, instruction.Operand));
                return true;
            case ILOpCode.Ldc_r8:
                Push(Entry.Literal(SlotKind.R8, instruction.Operand));
                return true;
            case ILOpCode.Ldnull:
                Push(Entry.Literal(SlotKind.Reference, 0));
                return true;
            default:
                return false;
        }
    }

    private IlType TypeOfRegister(int register) => register < parameters.Count ? parameters[register] : locals[register - parameters.Count];

    private bool Load(int register)
    {
        IlType type = TypeOfRegister(register);
        Push(Entry.Of(SlotKinds.Of(type.Kind), register, type.IsSmall ? type.Kind : IlKind.I4));
        return true;
    }

    private bool StoreIn(int register)
    {
        Store(Pop(), register, TypeOfRegister(register));
        return true;
    }

    private void StoreInField(IlInstruction instruction)
    {
        (int index, IlType type) = StaticField(instruction);
        int value = Fitted(Pop(), type, stack.Count);
        Add(new Op { Kind = type.Kind == IlKind.Reference ? OpKind.StoreFieldRef : OpKind.StoreField, B = value, C = index });
    }

    /// <summary>A register with a value that was popped from a depth, as a variable of the type would hold it.</summary>
    private int Fitted(Entry entry, IlType type, int depth)
    {
        if (type.IsSmall && !entry.Fits(type.Kind))
        {
            Add(new Op { Kind = Narrowing(type.Kind), A = TemporaryAt(depth), B = Use(entry, depth) });
            return TemporaryAt(depth);
        }

        return Use(Converted(entry, SlotKinds.Of(type.Kind), depth), depth);
    }

    private (int Index, IlType Type) StaticField(IlInstruction instruction)
    {
        if (image.Field((int)instruction.Operand) is not var (index, type, owner))
        {
            throw Unsupported("a field of another assembly");
        }

        if (type.Kind == IlKind.Unsupported)
        {
            throw Unsupported("a field of type " + type.Name);
        }

        assembly.Initialise(owner);
        return (index, type);
    }
}
