using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Arrays, and the addresses of their elements that compound assignments take.</summary>
internal sealed partial class Translator
{
    private bool TranslateArray(IlInstruction instruction)
    {
        ILOpCode opcode = instruction.Opcode;
        switch (opcode)
        {
            case >= ILOpCode.Ldelem_i1 and <= ILOpCode.Ldelem_ref or ILOpCode.Ldelem:
                (OpKind load, SlotKind type, IlKind range) = Elements.Load(opcode == ILOpCode.Ldelem ? image.Type((int)instruction.Operand).Kind : Elements.Kind(opcode));
                PushElement(load, type, range);
                return true;
            case >= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref or ILOpCode.Stelem:
                IlKind element = opcode == ILOpCode.Stelem ? image.Type((int)instruction.Operand).Kind : Elements.Kind(opcode);
                StoreElement(element);
                return true;
            case ILOpCode.Ldelema:
                PushElement(OpKind.ElementAddress, SlotKind.Address, IlKind.I4);
                return true;
            case >= ILOpCode.Ldind_i1 and <= ILOpCode.Ldind_ref:
                Entry source = PopAddress();
                (load, type, range) = Elements.Load(Elements.Kind(opcode));
                Result(load, type, source.Register, source.Register, 0, range);
                return true;
            case >= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8:
                Entry value = Pop();
                Entry target = PopAddress();
                AddStore(Elements.Kind(opcode), target.Register, target.Register, 0, value);
                return true;
            case ILOpCode.Ldlen:
                Result(OpKind.ArrayLength, SlotKind.Native, Use(Pop(), stack.Count));
                return true;
            default:
                return false;
        }
    }

    private void PushElement(OpKind load, SlotKind type, IlKind range)
    {
        Entry index = Pop();
        Entry array = Pop();
        (int register, long offset) = Index(index, stack.Count + 1);
        Result(load, type, Use(array, stack.Count), register, offset, range);
    }

    private void StoreElement(IlKind element)
    {
        Entry value = Pop();
        Entry index = Pop();
        Entry array = Pop();
        int depth = stack.Count;

        // An index in a register of its own is left alone: the value was computed after it.
        (int register, long offset) = index.IsConstant ? Index(index, depth + 1) : (Narrowed(index, depth + 1), 0);
        AddStore(element, Use(array, depth), register, offset, value);
    }

    private void AddStore(IlKind element, int array, int index, long offset, Entry value)
    {
        (OpKind store, SlotKind type) = Elements.Store(element);
        value = Converted(value, type, stack.Count + 2);
        if (store == OpKind.StoreElementI1 && IsLast(value) && ops[^1].Kind is OpKind.ConvI1 or OpKind.ConvU1)
        {
            // The store takes the low byte anyway.
            value = value with { Register = TakeLast().B };
        }

        int c = Use(value, stack.Count + 2);
        Add(new Op { Kind = store, A = array, B = index, C = c, Constant = offset });
    }

    /// <summary>The register and the constant that make up an index; a sum just computed is taken apart.</summary>
    private (int Register, long Offset) Index(Entry index, int depth)
    {
        if (index.IsConstant)
        {
            // A literal beyond 32 bits would be cut to one that may exist.
            return (zero, index.Constant is >= int.MinValue and <= int.MaxValue ? index.Constant : -1);
        }

        if (index.Kind == SlotKind.I4 && IsLast(index) && ops[^1].Kind == OpKind.AddI4K)
        {
            Op sum = TakeLast();
            return (sum.B, sum.Constant);
        }

        return (Narrowed(index, depth), 0);
    }

    /// <summary>A register with an index or length as an int.</summary>
    private int Narrowed(Entry entry, int depth)
    {
        if (entry.Kind == SlotKind.I4)
        {
            return Use(entry, depth);
        }

        Add(new Op { Kind = OpKind.NarrowIndex, A = TemporaryAt(depth), B = Use(entry, depth) });
        return TemporaryAt(depth);
    }

    private Entry PopAddress()
    {
        Entry address = Pop();
        return address.Kind == SlotKind.Address ? address : throw Unsupported("an address that is not of an array's element");
    }
}
