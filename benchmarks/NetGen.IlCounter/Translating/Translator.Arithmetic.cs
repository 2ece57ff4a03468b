using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Arithmetic, logic, shifts.</summary>
internal sealed partial class Translator
{
    private bool TranslateArithmetic(IlInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case ILOpCode.Add or ILOpCode.Sub or ILOpCode.Mul or ILOpCode.Div or ILOpCode.Rem or ILOpCode.Div_un or ILOpCode.Rem_un
                or ILOpCode.And or ILOpCode.Or or ILOpCode.Xor:
                Binary(instruction.Opcode);
                return true;
            case ILOpCode.Shl or ILOpCode.Shr or ILOpCode.Shr_un:
                Entry count = Pop();
                Operate(instruction.Opcode, Pop(), count);
                return true;
            case ILOpCode.Neg or ILOpCode.Not:
                Unary(instruction.Opcode);
                return true;
            case >= ILOpCode.Add_ovf and <= ILOpCode.Sub_ovf_un:
                Checked(instruction.Opcode);
                return true;
            default:
                return false;
        }
    }

    private void Binary(ILOpCode opcode)
    {
        (Entry left, Entry right) = PopPair();
        if (!FusedMultiply(opcode, left, right))
        {
            bool swap = left.IsConstant && !right.IsConstant && opcode is ILOpCode.Add or ILOpCode.Mul or ILOpCode.And or ILOpCode.Or or ILOpCode.Xor;
            Operate(opcode, swap ? right : left, swap ? left : right);
        }
    }

    private void Operate(ILOpCode opcode, Entry left, Entry right)
    {
        OpKind kind = Arithmetic.Kind(opcode, left.Kind) ?? throw Unsupported($"operands of type {left.Kind}");
        classes[current] = Classes.Arithmetic(left.Kind);
        int depth = stack.Count;
        if (right.IsConstant && !left.IsConstant && Arithmetic.HasConstantForm(kind))
        {
            Result(kind + 1, left.Kind, left.Register, 0, right.Constant);
            return;
        }

        int a = Use(left, depth);
        int b = Use(right, depth + 1);
        Result(kind, left.Kind, a, b);
    }

    /// <summary>A sum whose one operand is the product just made: one operation. It rounds the product as two would.</summary>
    private bool FusedMultiply(ILOpCode opcode, Entry left, Entry right)
    {
        if (opcode != ILOpCode.Add || left.IsConstant || right.IsConstant)
        {
            return false;
        }

        (Entry product, Entry other) = IsLast(right) && Arithmetic.IsProduct(ops[^1].Kind) ? (right, left) : (left, right);

        // A product added to itself (dup, add) is read twice.
        if (!IsLast(product) || !Arithmetic.IsProduct(ops[^1].Kind) || other.Register == product.Register)
        {
            return false;
        }

        classes[current] = Classes.Arithmetic(left.Kind);
        Op multiply = TakeLast();
        bool constant = multiply.Kind is OpKind.MulI4K or OpKind.MulI8K or OpKind.MulR4K;
        Result(Arithmetic.MulAdd(multiply.Kind), left.Kind, other.Register, multiply.B, constant ? multiply.Constant : multiply.C);
        return true;
    }

    private void Unary(ILOpCode opcode)
    {
        Entry entry = Pop();
        OpKind kind = (opcode, entry.Kind) switch
        {
            (ILOpCode.Neg, SlotKind.I4) => OpKind.NegI4,
            (ILOpCode.Neg, SlotKind.I8 or SlotKind.Native) => OpKind.NegI8,
            (ILOpCode.Neg, SlotKind.R4) => OpKind.NegR4,
            (ILOpCode.Neg, SlotKind.R8) => OpKind.NegR8,
            (ILOpCode.Not, SlotKind.I4) => OpKind.NotI4,
            (ILOpCode.Not, SlotKind.I8 or SlotKind.Native) => OpKind.NotI8,
            _ => throw Unsupported($"an operand of type {entry.Kind}"),
        };
        classes[current] = Classes.Arithmetic(entry.Kind);
        Result(kind, entry.Kind, Use(entry, stack.Count));
    }

    private void Checked(ILOpCode opcode)
    {
        (Entry left, Entry right) = PopPair();
        (int operation, int unsigned) = opcode switch
        {
            ILOpCode.Add_ovf => (Overflow.Add, 0),
            ILOpCode.Add_ovf_un => (Overflow.Add, 1),
            ILOpCode.Sub_ovf => (Overflow.Sub, 0),
            ILOpCode.Sub_ovf_un => (Overflow.Sub, 1),
            ILOpCode.Mul_ovf => (Overflow.Mul, 0),
            _ => (Overflow.Mul, 1),
        };
        int depth = stack.Count;
        classes[current] = Classes.Arithmetic(left.Kind);
        int a = Use(left, depth);
        int b = Use(right, depth + 1);
        Result(OpKind.ArithmeticChecked, left.Kind, a, b, (operation << 9) | ((int)left.Kind << 1) | unsigned);
    }

    /// <summary>Two operands, brought to the same type: a native integer widens an int, a double a float.</summary>
    private (Entry Left, Entry Right) PopPair()
    {
        Entry right = Pop();
        Entry left = Pop();
        if (left.Kind == right.Kind)
        {
            return (left, right);
        }

        int depth = stack.Count;
        SlotKind common = (left.Kind, right.Kind) switch
        {
            (SlotKind.R8, SlotKind.R4) or (SlotKind.R4, SlotKind.R8) => SlotKind.R8,
            (SlotKind.Native, SlotKind.I4 or SlotKind.I8) or (SlotKind.I4 or SlotKind.I8, SlotKind.Native) => SlotKind.Native,
            _ => throw Unsupported($"operands of types {left.Kind} and {right.Kind}"),
        };

        // The right one first: converted last, the left one could be the last operation without being the newest value.
        Entry converted = Converted(right, common, depth + 1);
        return (Converted(left, common, depth), converted);
    }
}
