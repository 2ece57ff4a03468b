using System.Runtime.CompilerServices;
using NetGen.IlCounter.Reading;

namespace NetGen.IlCounter.Running;

/// <summary>The part of a method between two places where control can come or go.</summary>
/// <param name="First">Index of its first IL instruction.</param>
internal readonly record struct Block(int First, int Length);

/// <summary>A method as operations, and the counters of its blocks.</summary>
internal sealed unsafe class Translation
{
    private readonly Op[] ops;
    private readonly long[][] counts;

    public Translation(IReadOnlyList<Op> ops, IReadOnlyList<Block> blocks, IlInstruction[] instructions, IlClass[] classes)
    {
        // Pinned, so that the machine can hold pointers.
        this.ops = GC.AllocateUninitializedArray<Op>(ops.Count, pinned: true);
        for (int i = 0; i < ops.Count; i++)
        {
            this.ops[i] = ops[i];
        }

        counts = [GC.AllocateArray<long>(blocks.Count, pinned: true), GC.AllocateArray<long>(blocks.Count, pinned: true)];
        Blocks = blocks;
        Instructions = instructions;
        Classes = classes;
    }

    public IReadOnlyList<Block> Blocks { get; }

    public IlInstruction[] Instructions { get; }

    /// <summary>Of each instruction, as only the translation knows what an addition adds.</summary>
    public IlClass[] Classes { get; }

    /// <summary>Registers: arguments, locals, one that is always zero, stack.</summary>
    public required int FrameSize { get; init; }

    public required int Parameters { get; init; }

    public required int Locals { get; init; }

    /// <summary>By the index of the call: the method, or null for one of the framework's.</summary>
    public required IReadOnlyDictionary<int, CountedMethod?> CalleeOf { get; init; }

    public required CountedMethod[] Callees { get; init; }

    public required FrameworkCall[] FrameworkCalls { get; init; }

    public required object[] Objects { get; init; }

    public required int[][] Tables { get; init; }

    public Op* Start => (Op*)Unsafe.AsPointer(ref ops[0]);

    public long* CountsOf(Phase phase) => (long*)Unsafe.AsPointer(ref counts[(int)phase][0]);

    public ReadOnlySpan<long> ReadCounts(Phase phase) => counts[(int)phase];

    public void Clear(Phase phase) => Array.Clear(counts[(int)phase]);
}
