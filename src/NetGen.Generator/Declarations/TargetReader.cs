using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[Target(Board.X)] or [Target(Profile.X)] -> the board with its profile and limits.</summary>
internal static class TargetReader
{
    public static BoardLimits Read(INamedTypeSymbol network, DeclarationFindings findings)
    {
        BoardLimits none = BoardTable.All[0];
        if (NetGenAttributes.Find(network, NetGenAttributes.Target) is not { } attribute)
        {
            return none;
        }

        if (AttributeArguments.Find(attribute, "Board") is not { } board)
        {
            return none with { Profile = EnumArgument.Read(attribute, new Anchor(null, NetGenAttributes.Target, "Profile"), network.Name, CodeProfile.DotNet, findings) };
        }

        if (board is ArgumentValue.Member member && BoardTable.Find(member.Name) is { } limits)
        {
            return limits;
        }

        string names = string.Join(", ", BoardTable.All.Select(static item => item.Board));
        findings.Add(FindingIds.ArgumentOutOfRange, new Anchor(null, NetGenAttributes.Target, "Board"), network.Name, $"Board is {board}; it must be one of {names}");
        return none;
    }
}
