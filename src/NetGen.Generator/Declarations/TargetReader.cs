using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Target(Board.X)], [Target("Acme")] or [Target(Profile.X)] -> the board with its profile and limits.</summary>
internal static class TargetReader
{
    public static BoardLimits Read(INamedTypeSymbol network, DeclarationFindings findings, CancellationToken cancellation)
    {
        if (NetGenAttributes.Find(network, NetGenAttributes.Target) is not { } attribute || AttributeArguments.IsBroken(attribute, cancellation))
        {
            return BoardTable.None;
        }

        if (attribute.AttributeConstructor!.Parameters is [var parameter] && AttributeArguments.PropertyName(parameter) == "BoardProfile")
        {
            return Declared(network, attribute, findings, cancellation);
        }

        if (AttributeArguments.Find(attribute, "Board") is not { } board)
        {
            return BoardTable.None with { Profile = EnumArgument.Read(attribute, At("Profile"), network.Name, CodeProfile.DotNet, findings) };
        }

        if (board is ArgumentValue.Member member && BoardTable.Find(member.Name) is { } limits)
        {
            return limits;
        }

        findings.Add(FindingIds.ArgumentOutOfRange, At("Board"), network.Name, $"Board is {board}; it must be one of {Names(BoardTable.All)}");
        return BoardTable.None;
    }

    private static BoardLimits Declared(INamedTypeSymbol network, AttributeData attribute, DeclarationFindings findings, CancellationToken cancellation)
    {
        string name = AttributeArguments.Find(attribute, "BoardProfile") is ArgumentValue.Text text ? text.Value : "";
        BoardLimits[] declared = [.. BoardProfileReader.Read(network.ContainingAssembly, cancellation).Select(static board => board.Limits).OfType<BoardLimits>()];
        if (declared.FirstOrDefault(board => board.Board == name) is { } limits)
        {
            return limits;
        }

        string right = BoardTable.Find(name) is not null ? $"write [Target(Board.{name})]"
            : declared.Length > 0 ? $"it declares {Names(declared)}"
            : $"declare it with [assembly: BoardProfile(\"{name}\", ...)], or target one of Board's members";
        findings.Add(FindingIds.UnknownBoard, At("BoardProfile"), network.Name, $"the project declares no board \"{name}\"; {right}");
        return BoardTable.None;
    }

    private static string Names(IEnumerable<BoardLimits> boards) => string.Join(", ", boards.Select(static board => board.Board));

    private static Anchor At(string argument) => new(null, NetGenAttributes.Target, argument);
}
