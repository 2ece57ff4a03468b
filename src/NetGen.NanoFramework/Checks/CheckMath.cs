using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using NetGen.Generator.Model;
using NetGen.NanoFramework.Reading;

namespace NetGen.NanoFramework.Checks;

/// <summary>Calls of System.Math that the board's firmware does not have.</summary>
internal static class CheckMath
{
    public static IEnumerable<Violation> Run(NanoAssembly assembly, BoardLimits board)
    {
        MetadataReader reader = assembly.Metadata;
        foreach (NanoMethod method in assembly.Methods)
        {
            IEnumerable<string> called = method.Instructions
                .Where(static instruction => instruction.OpCode is ILOpCode.Call or ILOpCode.Ldftn && MetadataTokens.EntityHandle(instruction.Token).Kind == HandleKind.MemberReference)
                .Select(instruction => reader.GetMemberReference((MemberReferenceHandle)MetadataTokens.EntityHandle(instruction.Token)))
                .Where(member => member.Parent.Kind == HandleKind.TypeReference && assembly.NameOf((TypeReferenceHandle)member.Parent) == "System.Math")
                .Select(member => reader.GetString(member.Name)).Distinct(StringComparer.Ordinal);
            foreach (string name in called.Where(name => !MathFunctions.Has(board.Math, name)))
            {
                yield return new Violation(ViolationIds.Math, true, method.Name, MathFunctions.Missing(board, name));
            }
        }
    }
}
