using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Branches and comparisons.</summary>
internal sealed partial class Translator
{
    private bool TranslateBranch(IlInstruction instruction)
    {
        ILOpCode opcode = Branches.Long(instruction.Opcode);
        switch (opcode)
        {
            case ILOpCode.Br:
                EndWith(new Op { Kind = OpKind.Branch }, instruction, fallsThrough: false);
                return true;
            case ILOpCode.Brtrue or ILOpCode.Brfalse:
                BranchOnTruth(instruction, opcode == ILOpCode.Brtrue);
                return true;
            case >= ILOpCode.Beq and <= ILOpCode.Blt_un:
                BranchOnComparison(instruction, opcode);
                return true;
            case ILOpCode.Ceq or ILOpCode.Cgt or ILOpCode.Cgt_un or ILOpCode.Clt or ILOpCode.Clt_un:
                (Entry left, Entry right) = PopPair();
                (Condition condition, bool swap) = Conditions.Of(opcode, left.Kind) ?? throw Unsupported($"operands of type {left.Kind}");
                int a = Use(left, stack.Count);
                int b = Use(right, stack.Count + 1);
                Result(OpKind.Compare, SlotKind.I4, swap ? b : a, swap ? a : b, (long)condition, IlKind.U1);
                return true;
            case ILOpCode.Switch:
                Switch(instruction);
                return true;
            default:
                return false;
        }
    }

    private void BranchOnTruth(IlInstruction instruction, bool truth)
    {
        Entry entry = Pop();
        int register = Use(entry, stack.Count);
        Op op = entry.Kind switch
        {
            SlotKind.I4 => new Op { Kind = truth ? OpKind.BranchTrueI4 : OpKind.BranchFalseI4, A = register },
            SlotKind.I8 or SlotKind.Native => new Op { Kind = OpKind.BranchIf, A = register, B = zero, Constant = (long)(truth ? Condition.NeI8 : Condition.EqI8) },
            SlotKind.Reference => new Op { Kind = OpKind.BranchIf, A = register, B = zero, Constant = (long)(truth ? Condition.NeRef : Condition.EqRef) },
            _ => throw Unsupported($"an operand of type {entry.Kind}"),
        };
        EndWith(op, instruction, fallsThrough: true);
    }

    private void BranchOnComparison(IlInstruction instruction, ILOpCode opcode)
    {
        (Entry left, Entry right) = PopPair();
        (Condition condition, bool swap) = Conditions.Of(opcode, left.Kind) ?? throw Unsupported($"operands of type {left.Kind}");
        if (left is { Kind: SlotKind.I4, IsConstant: false } && right.IsConstant && Conditions.WithConstant(opcode) is { } constantForm)
        {
            EndWith(new Op { Kind = constantForm, A = left.Register, Constant = right.Constant }, instruction, fallsThrough: true);
            return;
        }

        int a = Use(left, stack.Count);
        int b = Use(right, stack.Count + 1);
        Op op = new() { A = swap ? b : a, B = swap ? a : b };
        EndWith(Conditions.Frequent(condition) is { } kind ? op with { Kind = kind } : op with { Kind = OpKind.BranchIf, Constant = (long)condition }, instruction, fallsThrough: true);
    }

    private void Switch(IlInstruction instruction)
    {
        int register = Use(Pop(), stack.Count);
        int[] targets = [.. instruction.Targets!.Select(BlockAt)];
        foreach (int target in targets)
        {
            LeaveFor(target);
        }

        LeaveFor(currentBlock + 1);
        tables.Add(targets);
        Add(Ending(new Op { Kind = OpKind.Switch, A = register, C = tables.Count - 1 }));
    }

    private void EndWith(Op op, IlInstruction instruction, bool fallsThrough)
    {
        int target = BlockAt((int)instruction.Operand);
        LeaveFor(target);
        if (fallsThrough)
        {
            LeaveFor(currentBlock + 1);
        }

        Add(Ending(op with { C = target }));
    }

    /// <summary>The operation with what it needs to count its block.</summary>
    private Op Ending(Op op) => op with { Block = currentBlock, Length = blocks[currentBlock].Length };

    private int BlockAt(int offset) => blockAt.TryGetValue(offset, out int block) ? block : throw Unsupported($"a branch to IL_{offset:x4}, where no instruction starts");
}
