using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>The stack while translating, and the operations that put values where they are needed.</summary>
internal sealed partial class Translator
{
    private readonly List<Op> ops = [];
    private readonly List<Entry> stack = [];

    /// <summary>Register that is never written, for zero and null. Arguments and locals lie below it, the stack above.</summary>
    private readonly int zero;

    /// <summary>The operation whose result a temporary register holds, if it is the last one: its register may still be changed.</summary>
    private int lastResult = -1;

    private int TemporaryAt(int depth) => zero + 1 + depth;

    private void Add(Op op)
    {
        lastResult = -1;
        ops.Add(op);
    }

    private void Push(Entry entry) => stack.Add(entry);

    private Entry Pop()
    {
        if (stack.Count == 0)
        {
            throw Unsupported("the stack is empty");
        }

        Entry entry = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return entry;
    }

    /// <summary>Adds an operation and pushes its result.</summary>
    private void Result(OpKind kind, SlotKind type, int b = 0, int c = 0, long constant = 0, IlKind range = IlKind.I4)
    {
        int register = TemporaryAt(stack.Count);
        Add(new Op { Kind = kind, A = register, B = b, C = c, Constant = constant });
        lastResult = ops.Count - 1;
        Push(Entry.Of(type, register, range));
    }

    /// <summary>Whether a popped value is the last operation's result, and nobody else's: then the operation can still be changed.</summary>
    private bool IsLast(Entry entry) =>
        lastResult == ops.Count - 1 && lastResult >= 0 && !entry.IsConstant && entry.Register > zero && ops[^1].A == entry.Register
        && !stack.Exists(other => !other.IsConstant && other.Register == entry.Register);

    private Op TakeLast()
    {
        Op last = ops[^1];
        ops.RemoveAt(ops.Count - 1);
        lastResult = -1;
        return last;
    }

    /// <summary>A register that holds a value popped from the given depth.</summary>
    private int Use(Entry entry, int depth)
    {
        if (!entry.IsConstant)
        {
            return entry.Register;
        }

        if (entry.Constant == 0 && entry.Kind != SlotKind.Token)
        {
            return zero;
        }

        MoveTo(entry, TemporaryAt(depth));
        return TemporaryAt(depth);
    }

    private void MoveTo(Entry entry, int register)
    {
        if (entry.Kind == SlotKind.Token)
        {
            throw Unsupported("a token outside of an array's initialisation");
        }

        if (entry.IsConstant)
        {
            Add(entry.Kind == SlotKind.Reference ? new Op { Kind = OpKind.LoadNull, A = register } : new Op { Kind = OpKind.Load, A = register, Constant = entry.Constant });
        }
        else if (entry.Register != register)
        {
            OpKind kind = entry.Kind switch { SlotKind.Reference => OpKind.MoveRef, SlotKind.Address => OpKind.MoveAddress, _ => OpKind.Move };
            Add(new Op { Kind = kind, A = register, B = entry.Register });
        }
    }

    /// <summary>Stores a popped value in a local or an argument, cut to the size of its type.</summary>
    private void Store(Entry entry, int register, IlType type)
    {
        if (type.IsSmall && !entry.Fits(type.Kind))
        {
            SaveReaders(register);
            Add(new Op { Kind = Narrowing(type.Kind), A = register, B = Use(entry, stack.Count) });
            return;
        }

        entry = Converted(entry, SlotKinds.Of(type.Kind), stack.Count);
        if (IsLast(entry) && !stack.Exists(other => !other.IsConstant && other.Register == register))
        {
            ops[^1] = ops[^1] with { A = register };
            lastResult = -1;
            return;
        }

        SaveReaders(register);
        MoveTo(entry, register);
    }

    /// <summary>Values on the stack that were read from a local have to be copied before it changes.</summary>
    private void SaveReaders(int register)
    {
        for (int depth = 0; depth < stack.Count; depth++)
        {
            if (!stack[depth].IsConstant && stack[depth].Register == register)
            {
                Settle(depth);
            }
        }
    }

    /// <summary>Puts the value at a depth into its own register.</summary>
    private void Settle(int depth)
    {
        MoveTo(stack[depth], TemporaryAt(depth));
        stack[depth] = Entry.Of(stack[depth].Kind, TemporaryAt(depth), stack[depth].Range);
    }

    /// <summary>Leaves the stack as the block expects it that control goes to.</summary>
    private void LeaveFor(int block)
    {
        for (int depth = 0; depth < stack.Count; depth++)
        {
            Settle(depth);
        }

        // What is known about a value's range on one way need not hold on another.
        stackAt.TryAdd(block, [.. stack.Select(entry => entry with { Range = IlKind.I4 })]);
    }

    private static OpKind Narrowing(IlKind kind) => kind switch
    {
        IlKind.I1 => OpKind.ConvI1,
        IlKind.U1 => OpKind.ConvU1,
        IlKind.I2 => OpKind.ConvI2,
        _ => OpKind.ConvU2,
    };
}
