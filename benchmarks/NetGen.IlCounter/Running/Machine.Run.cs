using System.Runtime.CompilerServices;

namespace NetGen.IlCounter.Running;

/// <summary>The loop: what kernels execute by the million. Each case reads its operands before it writes, as registers may coincide.</summary>
internal sealed unsafe partial class Machine
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(Translation code, int frame)
    {
        long* r = values + frame;
        ref object? o = ref References(frame);
        for (int i = code.Parameters; i <= code.Parameters + code.Locals; i++)
        {
            r[i] = 0;
            Unsafe.Add(ref o, i) = null;
        }

        Op* start = code.Start;
        Op* op = start;
        long* counts = code.CountsOf(phase);
        long* total = (long*)Unsafe.AsPointer(ref totals[(int)phase]);
        while (true)
        {
            switch (op->Kind)
            {
                case OpKind.Move: r[op->A] = r[op->B]; break;
                case OpKind.MoveRef: Unsafe.Add(ref o, op->A) = Unsafe.Add(ref o, op->B); break;
                case OpKind.Load: r[op->A] = op->Constant; break;

                case OpKind.AddI4: *(int*)(r + op->A) = *(int*)(r + op->B) + *(int*)(r + op->C); break;
                case OpKind.AddI4K: *(int*)(r + op->A) = *(int*)(r + op->B) + (int)op->Constant; break;
                case OpKind.MulI4: *(int*)(r + op->A) = *(int*)(r + op->B) * *(int*)(r + op->C); break;
                case OpKind.MulI4K: *(int*)(r + op->A) = *(int*)(r + op->B) * (int)op->Constant; break;
                case OpKind.AddI8: r[op->A] = r[op->B] + r[op->C]; break;
                case OpKind.AddI8K: r[op->A] = r[op->B] + op->Constant; break;
                case OpKind.MulI8: r[op->A] = r[op->B] * r[op->C]; break;
                case OpKind.MulI8K: r[op->A] = r[op->B] * op->Constant; break;
                case OpKind.AddR4: *(float*)(r + op->A) = *(float*)(r + op->B) + *(float*)(r + op->C); break;
                case OpKind.AddR4K: *(float*)(r + op->A) = *(float*)(r + op->B) + *(float*)&op->Constant; break;
                case OpKind.MulR4: *(float*)(r + op->A) = *(float*)(r + op->B) * *(float*)(r + op->C); break;
                case OpKind.MulR4K: *(float*)(r + op->A) = *(float*)(r + op->B) * *(float*)&op->Constant; break;
                case OpKind.MulAddI4: *(int*)(r + op->A) = *(int*)(r + op->B) + (*(int*)(r + op->C) * *(int*)(r + op->Constant)); break;
                case OpKind.MulAddI4K: *(int*)(r + op->A) = *(int*)(r + op->B) + (*(int*)(r + op->C) * (int)op->Constant); break;
                case OpKind.MulAddI8: r[op->A] = r[op->B] + (r[op->C] * r[op->Constant]); break;
                case OpKind.MulAddI8K: r[op->A] = r[op->B] + (r[op->C] * op->Constant); break;
                case OpKind.MulAddR4: *(float*)(r + op->A) = *(float*)(r + op->B) + (*(float*)(r + op->C) * *(float*)(r + op->Constant)); break;
                case OpKind.MulAddR4K: *(float*)(r + op->A) = *(float*)(r + op->B) + (*(float*)(r + op->C) * *(float*)&op->Constant); break;

                case OpKind.SubI4: *(int*)(r + op->A) = *(int*)(r + op->B) - *(int*)(r + op->C); break;
                case OpKind.SubI4K: *(int*)(r + op->A) = *(int*)(r + op->B) - (int)op->Constant; break;
                case OpKind.AndI4: *(int*)(r + op->A) = *(int*)(r + op->B) & *(int*)(r + op->C); break;
                case OpKind.AndI4K: *(int*)(r + op->A) = *(int*)(r + op->B) & (int)op->Constant; break;
                case OpKind.OrI4: *(int*)(r + op->A) = *(int*)(r + op->B) | *(int*)(r + op->C); break;
                case OpKind.OrI4K: *(int*)(r + op->A) = *(int*)(r + op->B) | (int)op->Constant; break;
                case OpKind.XorI4: *(int*)(r + op->A) = *(int*)(r + op->B) ^ *(int*)(r + op->C); break;
                case OpKind.XorI4K: *(int*)(r + op->A) = *(int*)(r + op->B) ^ (int)op->Constant; break;
                case OpKind.ShlI4: *(int*)(r + op->A) = *(int*)(r + op->B) << *(int*)(r + op->C); break;
                case OpKind.ShlI4K: *(int*)(r + op->A) = *(int*)(r + op->B) << (int)op->Constant; break;
                case OpKind.ShrI4: *(int*)(r + op->A) = *(int*)(r + op->B) >> *(int*)(r + op->C); break;
                case OpKind.ShrI4K: *(int*)(r + op->A) = *(int*)(r + op->B) >> (int)op->Constant; break;
                case OpKind.ShrUnI4: *(int*)(r + op->A) = *(int*)(r + op->B) >>> *(int*)(r + op->C); break;
                case OpKind.ShrUnI4K: *(int*)(r + op->A) = *(int*)(r + op->B) >>> (int)op->Constant; break;
                case OpKind.SubI8: r[op->A] = r[op->B] - r[op->C]; break;
                case OpKind.SubI8K: r[op->A] = r[op->B] - op->Constant; break;
                case OpKind.AndI8: r[op->A] = r[op->B] & r[op->C]; break;
                case OpKind.AndI8K: r[op->A] = r[op->B] & op->Constant; break;
                case OpKind.OrI8: r[op->A] = r[op->B] | r[op->C]; break;
                case OpKind.OrI8K: r[op->A] = r[op->B] | op->Constant; break;
                case OpKind.XorI8: r[op->A] = r[op->B] ^ r[op->C]; break;
                case OpKind.XorI8K: r[op->A] = r[op->B] ^ op->Constant; break;
                case OpKind.ShlI8: r[op->A] = r[op->B] << *(int*)(r + op->C); break;
                case OpKind.ShlI8K: r[op->A] = r[op->B] << (int)op->Constant; break;
                case OpKind.ShrI8: r[op->A] = r[op->B] >> *(int*)(r + op->C); break;
                case OpKind.ShrI8K: r[op->A] = r[op->B] >> (int)op->Constant; break;
                case OpKind.ShrUnI8: r[op->A] = r[op->B] >>> *(int*)(r + op->C); break;
                case OpKind.ShrUnI8K: r[op->A] = r[op->B] >>> (int)op->Constant; break;
                case OpKind.SubR4: *(float*)(r + op->A) = *(float*)(r + op->B) - *(float*)(r + op->C); break;
                case OpKind.DivR4: *(float*)(r + op->A) = *(float*)(r + op->B) / *(float*)(r + op->C); break;

                case OpKind.ConvI1: *(int*)(r + op->A) = *(sbyte*)(r + op->B); break;
                case OpKind.ConvU1: *(int*)(r + op->A) = *(byte*)(r + op->B); break;
                case OpKind.ConvI2: *(int*)(r + op->A) = *(short*)(r + op->B); break;
                case OpKind.ConvU2: *(int*)(r + op->A) = *(ushort*)(r + op->B); break;
                case OpKind.ConvI8: r[op->A] = *(int*)(r + op->B); break;
                case OpKind.ConvU8: r[op->A] = *(uint*)(r + op->B); break;
                case OpKind.ConvI4ToR4: *(float*)(r + op->A) = *(int*)(r + op->B); break;
                case OpKind.ConvR4ToI4: *(int*)(r + op->A) = (int)*(float*)(r + op->B); break;

                case OpKind.LoadElementI1: *(int*)(r + op->A) = Unsafe.As<sbyte[]>(Unsafe.Add(ref o, op->B))![*(int*)(r + op->C) + (int)op->Constant]; break;
                case OpKind.LoadElementU1: *(int*)(r + op->A) = Unsafe.As<byte[]>(Unsafe.Add(ref o, op->B))![*(int*)(r + op->C) + (int)op->Constant]; break;
                case OpKind.LoadElementI2: *(int*)(r + op->A) = Unsafe.As<short[]>(Unsafe.Add(ref o, op->B))![*(int*)(r + op->C) + (int)op->Constant]; break;
                case OpKind.LoadElementU2: *(int*)(r + op->A) = Unsafe.As<ushort[]>(Unsafe.Add(ref o, op->B))![*(int*)(r + op->C) + (int)op->Constant]; break;
                case OpKind.LoadElementI4: *(int*)(r + op->A) = Unsafe.As<int[]>(Unsafe.Add(ref o, op->B))![*(int*)(r + op->C) + (int)op->Constant]; break;
                case OpKind.LoadElementI8: r[op->A] = Unsafe.As<long[]>(Unsafe.Add(ref o, op->B))![*(int*)(r + op->C) + (int)op->Constant]; break;
                case OpKind.LoadElementRef: Unsafe.Add(ref o, op->A) = Unsafe.As<object?[]>(Unsafe.Add(ref o, op->B))![*(int*)(r + op->C) + (int)op->Constant]; break;
                case OpKind.StoreElementI1: Unsafe.As<sbyte[]>(Unsafe.Add(ref o, op->A))![*(int*)(r + op->B) + (int)op->Constant] = *(sbyte*)(r + op->C); break;
                case OpKind.StoreElementI2: Unsafe.As<short[]>(Unsafe.Add(ref o, op->A))![*(int*)(r + op->B) + (int)op->Constant] = *(short*)(r + op->C); break;
                case OpKind.StoreElementI4: Unsafe.As<int[]>(Unsafe.Add(ref o, op->A))![*(int*)(r + op->B) + (int)op->Constant] = *(int*)(r + op->C); break;
                case OpKind.StoreElementI8: Unsafe.As<long[]>(Unsafe.Add(ref o, op->A))![*(int*)(r + op->B) + (int)op->Constant] = r[op->C]; break;
                case OpKind.StoreElementRef: Unsafe.As<object?[]>(Unsafe.Add(ref o, op->A))![*(int*)(r + op->B) + (int)op->Constant] = Unsafe.Add(ref o, op->C); break;

                case OpKind.LoadField: r[op->A] = fields[op->C]; break;
                case OpKind.LoadFieldRef: Unsafe.Add(ref o, op->A) = fieldReferences[op->C]; break;
                case OpKind.StoreField: fields[op->C] = r[op->B]; break;
                case OpKind.StoreFieldRef: fieldReferences[op->C] = Unsafe.Add(ref o, op->B); break;

                case OpKind.EndBlock: goto fallen;
                case OpKind.Branch: goto taken;
                case OpKind.BranchTrueI4: if (*(int*)(r + op->A) != 0) { goto taken; } goto fallen;
                case OpKind.BranchFalseI4: if (*(int*)(r + op->A) == 0) { goto taken; } goto fallen;
                case OpKind.BranchEqI4: if (*(int*)(r + op->A) == *(int*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchEqI4K: if (*(int*)(r + op->A) == (int)op->Constant) { goto taken; } goto fallen;
                case OpKind.BranchNeI4: if (*(int*)(r + op->A) != *(int*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchNeI4K: if (*(int*)(r + op->A) != (int)op->Constant) { goto taken; } goto fallen;
                case OpKind.BranchLtI4: if (*(int*)(r + op->A) < *(int*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchLtI4K: if (*(int*)(r + op->A) < (int)op->Constant) { goto taken; } goto fallen;
                case OpKind.BranchLeI4: if (*(int*)(r + op->A) <= *(int*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchLeI4K: if (*(int*)(r + op->A) <= (int)op->Constant) { goto taken; } goto fallen;
                case OpKind.BranchGtI4: if (*(int*)(r + op->A) > *(int*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchGtI4K: if (*(int*)(r + op->A) > (int)op->Constant) { goto taken; } goto fallen;
                case OpKind.BranchGeI4: if (*(int*)(r + op->A) >= *(int*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchGeI4K: if (*(int*)(r + op->A) >= (int)op->Constant) { goto taken; } goto fallen;
                case OpKind.BranchLtR4: if (*(float*)(r + op->A) < *(float*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchLeR4: if (*(float*)(r + op->A) <= *(float*)(r + op->B)) { goto taken; } goto fallen;
                case OpKind.BranchLtUnR4: if (!(*(float*)(r + op->A) >= *(float*)(r + op->B))) { goto taken; } goto fallen;
                case OpKind.BranchLeUnR4: if (!(*(float*)(r + op->A) > *(float*)(r + op->B))) { goto taken; } goto fallen;
                case OpKind.BranchIf: if (Holds((Condition)op->Constant, r, ref o, op->A, op->B)) { goto taken; } goto fallen;
                case OpKind.Switch:
                    int[] targets = code.Tables[op->C];
                    uint choice = *(uint*)(r + op->A);
                    if (choice >= (uint)targets.Length)
                    {
                        goto fallen;
                    }

                    counts[op->Block]++;
                    *total += op->Length;
                    op = start + targets[choice];
                    continue;

                case OpKind.Call: Enter(code.Callees[op->C], frame + op->A); break;
                case OpKind.CallFramework: code.FrameworkCalls[op->C](r + op->A, ref Unsafe.Add(ref o, op->A)); break;
                case OpKind.Return:
                case OpKind.ReturnRef:
                case OpKind.Throw:
                    counts[op->Block]++;
                    *total += op->Length;
                    Leave(op, r, ref o);
                    return;

                case >= OpKind.LoadNull: RunObject(op, r, ref o, code); break;
                default: RunNumber(op, r, ref o); break;
            }

            op++;
            continue;

        fallen:
            counts[op->Block]++;
            *total += op->Length;
            op++;
            continue;

        taken:
            counts[op->Block]++;
            *total += op->Length;
            op = start + op->C;
        }
    }
}
