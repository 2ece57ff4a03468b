using System.Reflection.Metadata;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Comparing opcodes to conditions.</summary>
internal static class Conditions
{
    /// <summary>The condition of a branch or comparison on operands of a type, and whether they change places for it.</summary>
    public static (Condition Condition, bool Swap)? Of(ILOpCode opcode, SlotKind type)
    {
        (Condition ofInts, bool swap) = opcode switch
        {
            ILOpCode.Beq or ILOpCode.Ceq => (Condition.EqI4, false),
            ILOpCode.Bne_un => (Condition.NeI4, false),
            ILOpCode.Blt or ILOpCode.Clt => (Condition.LtI4, false),
            ILOpCode.Ble => (Condition.LeI4, false),
            ILOpCode.Blt_un or ILOpCode.Clt_un => (Condition.LtUnI4, false),
            ILOpCode.Ble_un => (Condition.LeUnI4, false),
            ILOpCode.Bgt or ILOpCode.Cgt => (Condition.LtI4, true),
            ILOpCode.Bge => (Condition.LeI4, true),
            ILOpCode.Bgt_un or ILOpCode.Cgt_un => (Condition.LtUnI4, true),
            _ => (Condition.LeUnI4, true),
        };
        return type switch
        {
            SlotKind.I4 => (ofInts, swap),
            SlotKind.I8 or SlotKind.Native => (ofInts + (Condition.EqI8 - Condition.EqI4), swap),
            SlotKind.R4 => (ofInts + (Condition.EqR4 - Condition.EqI4), swap),
            SlotKind.R8 => (ofInts + (Condition.EqR8 - Condition.EqI4), swap),

            // References are equal or not; "x > null" is how the compiler asks for the latter.
            SlotKind.Reference when ofInts == Condition.EqI4 => (Condition.EqRef, false),
            SlotKind.Reference when ofInts == Condition.NeI4 || opcode is ILOpCode.Cgt_un or ILOpCode.Bgt_un => (Condition.NeRef, false),
            _ => null,
        };
    }

    /// <summary>The branch on an int and a constant.</summary>
    public static OpKind? WithConstant(ILOpCode opcode) => opcode switch
    {
        ILOpCode.Beq => OpKind.BranchEqI4K,
        ILOpCode.Bne_un => OpKind.BranchNeI4K,
        ILOpCode.Blt => OpKind.BranchLtI4K,
        ILOpCode.Ble => OpKind.BranchLeI4K,
        ILOpCode.Bgt => OpKind.BranchGtI4K,
        ILOpCode.Bge => OpKind.BranchGeI4K,
        _ => null,
    };

    /// <summary>Conditions that have a branch of their own in the machine's loop.</summary>
    public static OpKind? Frequent(Condition condition) => condition switch
    {
        Condition.EqI4 => OpKind.BranchEqI4,
        Condition.NeI4 => OpKind.BranchNeI4,
        Condition.LtI4 => OpKind.BranchLtI4,
        Condition.LeI4 => OpKind.BranchLeI4,
        Condition.LtR4 => OpKind.BranchLtR4,
        Condition.LeR4 => OpKind.BranchLeR4,
        Condition.LtUnR4 => OpKind.BranchLtUnR4,
        Condition.LeUnR4 => OpKind.BranchLeUnR4,
        _ => null,
    };
}
