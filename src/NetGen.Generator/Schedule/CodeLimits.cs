using NetGen.Generator.Cost;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>What all layers together may take: bytes of IL, of array initialisers, of RAM for arrays.</summary>
public sealed record CodeLimits(long CodeBytes, long InitialiserBytes, long RamBytes)
{
    /// <summary>IL outside the layers' methods: Infer, Classify, guards, constructors.</summary>
    private const long FrameBytes = 600;

    /// <summary>No array of a program on a host is a concern.</summary>
    private const long NoLimit = 1L << 40;

    /// <summary>What all methods of layers together may have, those that layers share among them.</summary>
    public long Room => CodeBytes + FrameBytes;

    /// <summary>What is left beside code that has no forms: loops over time.</summary>
    public CodeLimits Without(long codeBytes) => this with { CodeBytes = Math.Max(0, CodeBytes - codeBytes) };

    public long[] ToArray() => [CodeBytes, InitialiserBytes, RamBytes];

    /// <summary>What code uses, in the order of <see cref="ToArray"/>; nothing of what has no limit.</summary>
    public long[] Uses(CostOfKernel cost) =>
        [cost.CodeBytes, InitialiserBytes < NoLimit ? cost.InitialiserBytes : 0, RamBytes < NoLimit ? cost.RamBytes : 0];

    /// <summary>The limits of a network: its budget, three quarters of its board's heap less the arena and shared tables, and on nanoFramework what an assembly can initialise; less what the network in front takes of a limit that both have.</summary>
    public static CodeLimits Of(NetworkModel model, long arenaBytes)
    {
        bool isNano = model.Profile == CodeProfile.NanoFramework;
        Front? front = model.Front;
        long code = model.Budget.CodeBytes > 0 ? model.Budget.CodeBytes : AssemblyLimits.CodeBytes - model.Budget.ReserveBytes;
        if (isNano && front is not null)
        {
            code = Math.Min(code, AssemblyLimits.CodeBytes - model.Budget.ReserveBytes - front.NetworkCodeBytes);
        }

        // The arena of the network in front is among its RAM.
        long taken = Math.Max(arenaBytes, front?.NetworkRamBytes ?? 0);
        long heap = model.Target.HeapBytes > 0 ? Math.Max(0, (model.Target.HeapBytes * 3 / 4) - taken - ClampTable.MostBytes - WideLines.MostBytes(model)) : NoLimit;
        long initialisers = AssemblyLimits.SignatureBytes - model.Budget.ReserveBytes - (front?.NetworkInitialiserBytes ?? 0);
        return new CodeLimits(Math.Max(0, code - FrameBytes), isNano ? Math.Max(0, initialisers) : NoLimit, heap);
    }
}
