using NetGen.Generator.Model;
using NetGen.NanoFramework.Checks;
using NetGen.NanoFramework.Reading;

namespace NetGen.NanoFramework;

/// <summary>
/// Finds in a compiled assembly what nanoFramework (version 1) cannot hold or runs wrongly, and neither its compiler nor its runtime reports:
/// the evidence for each rule is in docs/nanoframework.md.
/// </summary>
public sealed class AssemblyCheck
{
    private AssemblyCheck(AssemblySizes sizes, IReadOnlyList<Violation> violations)
    {
        Sizes = sizes;
        Violations = violations;
    }

    /// <summary>What the assembly takes of the shared limits.</summary>
    public AssemblySizes Sizes { get; }

    /// <summary>The assembly's own violations first, then those of its members, in the order of the metadata.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <param name="image">The assembly's bytes, as the C# compiler wrote them.</param>
    /// <param name="board">The board, whose System.Math is compared with the calls; null: they are not looked at.</param>
    /// <exception cref="BadImageFormatException">The bytes are no assembly.</exception>
    public static AssemblyCheck Run(byte[] image, BoardLimits? board = null)
    {
        using NanoAssembly assembly = new(image);
        AssemblySizes sizes = MeasureSizes.Run(assembly);
        return new AssemblyCheck(
            sizes,
            [
                .. CheckSizes.Run(assembly, sizes),
                .. CheckCounts.Run(assembly),
                .. CheckBranches.Run(assembly),
                .. CheckConstructs.Run(assembly),
                .. board is null ? [] : CheckMath.Run(assembly, board),
            ]);
    }
}
