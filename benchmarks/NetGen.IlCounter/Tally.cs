using NetGen.IlCounter.Running;

namespace NetGen.IlCounter;

/// <summary>Counters of blocks to counts of instructions: every instruction of a block ran as often as the block.</summary>
internal static class Tally
{
    public static IlCounts Of(Translation? code, Phase phase)
    {
        if (code is null)
        {
            return IlCounts.Zero;
        }

        long[] byOpcode = new long[Opcodes.Count];
        long[] byClass = new long[IlCounts.ClassCount];
        long calls = 0, locals = 0, arguments = 0, framework = 0;
        ReadOnlySpan<long> counts = code.ReadCounts(phase);
        for (int b = 0; b < counts.Length; b++)
        {
            if (counts[b] == 0)
            {
                continue;
            }

            Block block = code.Blocks[b];
            for (int i = block.First; i < block.First + block.Length; i++)
            {
                byOpcode[Opcodes.Index(code.Instructions[i].Opcode)] += counts[b];
                byClass[(int)code.Classes[i]] += counts[b];
                if (code.CalleeOf.TryGetValue(i, out CountedMethod? callee))
                {
                    calls += callee is null ? 0 : counts[b];
                    framework += callee is null ? counts[b] : 0;
                    locals += counts[b] * (callee?.Locals ?? 0);
                    arguments += counts[b] * (callee?.Parameters ?? 0);
                }
            }
        }

        return new IlCounts(byOpcode, byClass) { Calls = calls, CalleeLocals = locals, CalleeArguments = arguments, FrameworkCalls = framework };
    }

    /// <summary>The blocks lie in the order of the code.</summary>
    public static IReadOnlyList<InstructionCount> ByOffset(Translation? code, Phase phase)
    {
        List<InstructionCount> all = [];
        for (int b = 0; b < (code?.Blocks.Count ?? 0); b++)
        {
            Block block = code!.Blocks[b];
            long count = code.ReadCounts(phase)[b];
            all.AddRange(code.Instructions.Skip(block.First).Take(block.Length).Select(instruction => new InstructionCount(instruction.Offset, instruction.Opcode, count)));
        }

        return all;
    }
}
