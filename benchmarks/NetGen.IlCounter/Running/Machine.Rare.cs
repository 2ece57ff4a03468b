using System.Runtime.CompilerServices;
using NetGen.IlCounter.Translating;

namespace NetGen.IlCounter.Running;

/// <summary>Operations outside the inner loops, kept out of <see cref="Run"/> so that its code stays small.</summary>
internal sealed unsafe partial class Machine
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Leave(Op* op, long* r, ref object? o)
    {
        switch (op->Kind)
        {
            case OpKind.Return:
                r[0] = r[op->B];
                break;
            case OpKind.ReturnRef:
                o = Unsafe.Add(ref o, op->B);
                break;
            default:
                throw (Exception?)Unsafe.Add(ref o, op->B) ?? new NullReferenceException();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunNumber(Op* op, long* r, ref object? o)
    {
        long* a = r + op->A;
        long* b = r + op->B;
        long* c = r + op->C;
        switch (op->Kind)
        {
            case OpKind.Compare: *(int*)a = Holds((Condition)op->Constant, r, ref o, op->B, op->C) ? 1 : 0; break;
            case OpKind.DivI4: *(int*)a = *(int*)b / *(int*)c; break;
            case OpKind.RemI4: *(int*)a = *(int*)b % *(int*)c; break;
            case OpKind.DivUnI4: *(uint*)a = *(uint*)b / *(uint*)c; break;
            case OpKind.RemUnI4: *(uint*)a = *(uint*)b % *(uint*)c; break;
            case OpKind.DivI8: *a = *b / *c; break;
            case OpKind.RemI8: *a = *b % *c; break;
            case OpKind.DivUnI8: *(ulong*)a = *(ulong*)b / *(ulong*)c; break;
            case OpKind.RemUnI8: *(ulong*)a = *(ulong*)b % *(ulong*)c; break;
            case OpKind.RemR4: *(float*)a = *(float*)b % *(float*)c; break;
            case OpKind.AddR8: *(double*)a = *(double*)b + *(double*)c; break;
            case OpKind.SubR8: *(double*)a = *(double*)b - *(double*)c; break;
            case OpKind.MulR8: *(double*)a = *(double*)b * *(double*)c; break;
            case OpKind.DivR8: *(double*)a = *(double*)b / *(double*)c; break;
            case OpKind.RemR8: *(double*)a = *(double*)b % *(double*)c; break;
            case OpKind.NegI4: *(int*)a = -*(int*)b; break;
            case OpKind.NotI4: *(int*)a = ~*(int*)b; break;
            case OpKind.NegI8: *a = -*b; break;
            case OpKind.NotI8: *a = ~*b; break;
            case OpKind.NegR4: *(float*)a = -*(float*)b; break;
            case OpKind.NegR8: *(double*)a = -*(double*)b; break;
            case OpKind.ConvR4ToI8: *a = (long)*(float*)b; break;
            case OpKind.ConvR4ToU4: *(uint*)a = (uint)*(float*)b; break;
            case OpKind.ConvR4ToU8: *(ulong*)a = (ulong)*(float*)b; break;
            case OpKind.ConvR4ToR8: *(double*)a = *(float*)b; break;
            case OpKind.ConvR8ToI4: *(int*)a = (int)*(double*)b; break;
            case OpKind.ConvR8ToI8: *a = (long)*(double*)b; break;
            case OpKind.ConvR8ToU4: *(uint*)a = (uint)*(double*)b; break;
            case OpKind.ConvR8ToU8: *(ulong*)a = (ulong)*(double*)b; break;
            case OpKind.ConvR8ToR4: *(float*)a = (float)*(double*)b; break;
            case OpKind.ConvI8ToR4: *(float*)a = *b; break;
            case OpKind.ConvI4ToR8: *(double*)a = *(int*)b; break;
            case OpKind.ConvI8ToR8: *(double*)a = *b; break;
            case OpKind.ConvU4ToR8: *(double*)a = *(uint*)b; break;
            case OpKind.ConvU8ToR8: *(double*)a = *(ulong*)b; break;
            case OpKind.NarrowIndex: *(int*)a = *b is >= 0 and <= int.MaxValue ? (int)*b : -1; break;
            case OpKind.ConvChecked: *a = Overflow.Convert(b, (SlotKind)(op->Constant >> 1), (op->Constant & 1) != 0, op->C); break;
            case OpKind.ArithmeticChecked:
                *a = Overflow.Arithmetic(b, c, (SlotKind)((op->Constant >> 1) & 0xff), (op->Constant & 1) != 0, (int)(op->Constant >> 9));
                break;
            default: throw new InvalidOperationException("no code for " + op->Kind);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunObject(Op* op, long* r, ref object? o, Translation code)
    {
        ref object? result = ref Unsafe.Add(ref o, op->A);
        switch (op->Kind)
        {
            case OpKind.LoadNull:
                result = null;
                break;
            case OpKind.LoadObject:
                result = code.Objects[op->C];
                break;
            case OpKind.NewArray:
                int length = *(int*)(r + op->B);
                result = length >= 0 ? Array.CreateInstance((Type)code.Objects[op->C], length) : throw new OverflowException();
                break;
            case OpKind.ArrayLength:
                r[op->A] = Unsafe.As<byte[]>(Unsafe.Add(ref o, op->B))!.Length;
                break;
            case OpKind.InitializeArray:
                Array array = (Array)Unsafe.Add(ref o, op->B)!;
                Buffer.BlockCopy((byte[])code.Objects[op->C], 0, array, 0, Buffer.ByteLength(array));
                break;
            case OpKind.ElementAddress:
                Array elements = (Array?)Unsafe.Add(ref o, op->B) ?? throw new NullReferenceException();
                int index = *(int*)(r + op->C) + (int)op->Constant;
                if ((uint)index >= (uint)elements.Length)
                {
                    throw new IndexOutOfRangeException();
                }

                result = elements;
                *(int*)(r + op->A) = index;
                break;
            case OpKind.MoveAddress:
                result = Unsafe.Add(ref o, op->B);
                r[op->A] = r[op->B];
                break;
            default: throw new InvalidOperationException("no code for " + op->Kind);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Holds(Condition condition, long* r, ref object? o, int left, int right)
    {
        long* a = r + left;
        long* b = r + right;
        return condition switch
        {
            Condition.EqI4 => *(int*)a == *(int*)b,
            Condition.NeI4 => *(int*)a != *(int*)b,
            Condition.LtI4 => *(int*)a < *(int*)b,
            Condition.LeI4 => *(int*)a <= *(int*)b,
            Condition.LtUnI4 => *(uint*)a < *(uint*)b,
            Condition.LeUnI4 => *(uint*)a <= *(uint*)b,
            Condition.EqI8 => *a == *b,
            Condition.NeI8 => *a != *b,
            Condition.LtI8 => *a < *b,
            Condition.LeI8 => *a <= *b,
            Condition.LtUnI8 => *(ulong*)a < *(ulong*)b,
            Condition.LeUnI8 => *(ulong*)a <= *(ulong*)b,
            Condition.EqR4 => *(float*)a == *(float*)b,
            Condition.NeR4 => *(float*)a != *(float*)b,
            Condition.LtR4 => *(float*)a < *(float*)b,
            Condition.LeR4 => *(float*)a <= *(float*)b,
            Condition.LtUnR4 => !(*(float*)a >= *(float*)b),
            Condition.LeUnR4 => !(*(float*)a > *(float*)b),
            Condition.EqR8 => *(double*)a == *(double*)b,
            Condition.NeR8 => *(double*)a != *(double*)b,
            Condition.LtR8 => *(double*)a < *(double*)b,
            Condition.LeR8 => *(double*)a <= *(double*)b,
            Condition.LtUnR8 => !(*(double*)a >= *(double*)b),
            Condition.LeUnR8 => !(*(double*)a > *(double*)b),
            Condition.EqRef => Unsafe.Add(ref o, left) == Unsafe.Add(ref o, right),
            Condition.NeRef => Unsafe.Add(ref o, left) != Unsafe.Add(ref o, right),
            _ => throw new InvalidOperationException("no code for " + condition),
        };
    }
}
