namespace NetGen.Generator.Model;

/// <summary>What a board is and what it allows.</summary>
/// <param name="Board">The member's name in NetGen.Board, or the name that [assembly: BoardProfile] gives.</param>
/// <param name="Profile">What executes the code on it.</param>
/// <param name="ClockMHz">Clock of the processor; 0: unknown.</param>
/// <param name="HeapBytes">Bytes of managed heap that a program finds, or a careful guess where the firmware takes "the rest"; 0: unknown.</param>
/// <param name="DeploymentBytes">Bytes of flash for deployed assemblies; 0: unknown.</param>
/// <param name="Math">What the firmware has of System.Math.</param>
/// <param name="IsDeclared">Whether the project declares the board itself.</param>
public sealed record BoardLimits(string Board, CodeProfile Profile, int ClockMHz, long HeapBytes, long DeploymentBytes, BoardMath Math, bool IsDeclared = false)
{
    /// <summary>
    /// Limits where the declaration gives none. A quarter of the heap stays for the rest of the program; weights (arrays live in the heap) and activations
    /// have half of the remainder each. On nanoFramework weights also have to fit into what one assembly can initialise.
    /// </summary>
    public BudgetModel Budget
    {
        get
        {
            bool isNano = Profile == CodeProfile.NanoFramework;
            long share = HeapBytes * 3 / 8;
            return new BudgetModel(
                WeightBytes: isNano ? System.Math.Min(share, AssemblyLimits.DefaultBytes) : share,
                ActivationBytes: share,
                CodeBytes: isNano && Board != "None" ? AssemblyLimits.DefaultBytes : 0);
        }
    }
}
