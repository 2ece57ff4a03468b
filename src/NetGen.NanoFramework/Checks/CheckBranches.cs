using NetGen.Generator.Model;
using NetGen.NanoFramework.Reading;

namespace NetGen.NanoFramework.Checks;

/// <summary>Branches whose distance does not fit 16 bits: nanoFramework's converter cuts it off, and the program jumps somewhere.</summary>
internal static class CheckBranches
{
    public static IEnumerable<Violation> Run(NanoAssembly assembly) => assembly.Methods.SelectMany(OfMethod);

    private static IEnumerable<Violation> OfMethod(NanoMethod method)
    {
        Dictionary<int, int> stored = method.Instructions.ToDictionary(static instruction => instruction.Offset, static instruction => instruction.StoredOffset);
        int farthest = method.Instructions
            .SelectMany(static instruction => instruction.Targets.Select(target => (instruction, target)))
            .Select(branch => Math.Abs(Stored(branch.target) - (branch.instruction.StoredOffset + branch.instruction.StoredSize)))
            .DefaultIfEmpty(0).Max();
        return farthest <= AssemblyLimits.BranchBytes
            ? []
            : [new Violation(ViolationIds.Branch, true, method.Name, $"a branch over {Numbers.Of(farthest)} bytes of IL; {Numbers.Of(AssemblyLimits.BranchBytes)} is the farthest; move a part of the method into a method of its own")];

        int Stored(int offset) => stored.TryGetValue(offset, out int place) ? place : offset;
    }
}
