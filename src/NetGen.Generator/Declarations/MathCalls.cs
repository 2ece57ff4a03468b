using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>Calls of System.Math in a nanoFramework project, compared with what the boards of the project's networks have of it.</summary>
public static class MathCalls
{
    private const string Library = "System.Math";

    /// <summary>The board, of those that the networks of a project target, that has least of System.Math; null where calls need no look.</summary>
    public static BoardLimits? PoorestBoard(Compilation compilation, CancellationToken cancellation)
    {
        // Only nanoFramework has an assembly of this name: in any other project the calls run on a host.
        if (!compilation.ReferencedAssemblyNames.Any(static name => name.Name == Library))
        {
            return null;
        }

        return SourcePlaces.Types(compilation.Assembly.GlobalNamespace, cancellation)
            .Where(NetworkReader.IsNetwork)
            .Select(network => TargetReader.Read(network, new DeclarationFindings(), cancellation))
            .Where(static board => board is { Profile: CodeProfile.NanoFramework, Math: BoardMath.None or BoardMath.Light })
            .OrderBy(static board => board.Math)
            .FirstOrDefault();
    }

    /// <summary>The finding for a call of a function that the board lacks.</summary>
    public static Finding? Find(IMethodSymbol called, string caller, BoardLimits board) =>
        called is { IsStatic: true, ContainingType: { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } && !MathFunctions.Has(board.Math, called.Name)
            ? new Finding(FindingIds.MathNotOnBoard, Anchor.Network, [caller, MathFunctions.Missing(board, called.Name)])
            : null;
}
