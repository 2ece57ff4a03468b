using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>[assembly: BoardProfile("Acme", ...)] -> the boards that a project declares.</summary>
internal static class BoardProfileReader
{
    /// <summary>The boards in the order of declaration; of several of one name the first counts.</summary>
    public static IReadOnlyList<DeclaredBoard> Read(IAssemblySymbol assembly, CancellationToken cancellation)
    {
        List<DeclaredBoard> boards = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (NetGenAttributes.KindOf(attribute) == NetGenAttributes.BoardProfile && !AttributeArguments.IsBroken(attribute, cancellation))
            {
                boards.Add(Read(attribute, names));
            }
        }

        return boards;
    }

    private static DeclaredBoard Read(AttributeData attribute, HashSet<string> names)
    {
        DeclarationFindings findings = new();
        string name = AttributeArguments.Find(attribute, "Name") is ArgumentValue.Text text ? text.Value : "";
        bool isUsable = CheckName(name, names, findings);
        BoardLimits basis = ReadBasis(attribute, name, findings);
        BoardLimits limits = basis with
        {
            Board = name,
            IsDeclared = true,
            ClockMHz = (int)Math.Min(int.MaxValue, Positive("ClockMHz", basis.ClockMHz)),
            HeapBytes = Positive("HeapBytes", basis.HeapBytes),
            DeploymentBytes = Positive("DeploymentBytes", basis.DeploymentBytes),
            Math = EnumArgument.Read(attribute, At("Math"), name, basis.Math, findings),
        };
        return new DeclaredBoard(attribute, isUsable ? limits : null, findings.ToEquatableArray());

        long Positive(string argument, long fallback)
        {
            if (AttributeArguments.Find(attribute, argument) is not ArgumentValue.Integer given)
            {
                return fallback;
            }

            if (given.Value <= 0)
            {
                findings.Add(FindingIds.ArgumentOutOfRange, At(argument), name, $"{argument} is {given}; it must be positive; leave out what is not known");
                return fallback;
            }

            return given.Value;
        }
    }

    private static bool CheckName(string name, HashSet<string> names, DeclarationFindings findings)
    {
        if (name.Trim().Length == 0)
        {
            findings.Add(FindingIds.ArgumentOutOfRange, At("Name"), "BoardProfile", "the name of a board is not empty");
            return false;
        }

        if (BoardTable.Find(name) is not null)
        {
            findings.Add(FindingIds.DuplicateBoard, At("Name"), name, $"NetGen knows a board of this name, [Target(Board.{name})]; choose another name, or [BoardProfile(\"My{name}\", Board.{name}, ...)] to change its figures");
            return false;
        }

        if (!names.Add(name))
        {
            findings.Add(FindingIds.DuplicateBoard, At("Name"), name, "the project declares a board of this name already; the first one counts");
            return false;
        }

        return true;
    }

    private static BoardLimits ReadBasis(AttributeData attribute, string name, DeclarationFindings findings)
    {
        switch (AttributeArguments.Find(attribute, "Basis"))
        {
            case null:
                CodeProfile profile = EnumArgument.Read(attribute, At("Profile"), name, CodeProfile.DotNet, findings);
                return BoardTable.None with { Profile = profile, Math = profile == CodeProfile.NanoFramework ? BoardMath.Single : BoardMath.Double };
            case ArgumentValue.Member member when BoardTable.Find(member.Name) is { } known:
                return known;
            case { } other:
                string names = string.Join(", ", BoardTable.All.Select(static item => item.Board));
                findings.Add(FindingIds.ArgumentOutOfRange, At("Basis"), name, $"Basis is {other}; it must be one of {names}");
                return BoardTable.None;
        }
    }

    private static Anchor At(string argument) => new(null, NetGenAttributes.BoardProfile, argument);
}
