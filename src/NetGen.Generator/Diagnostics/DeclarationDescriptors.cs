using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>What can be wrong with a declaration. Arguments of a finding: the layer or the network, and what is wrong.</summary>
internal static class DeclarationDescriptors
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        FindingIds.NotPartial,
        "A network is a static partial class",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.NotPartial + HelpLinks.End);

    public static readonly DiagnosticDescriptor NotALayerMethod = new(
        FindingIds.NotALayerMethod,
        "A layer is a static partial method without parameters and body",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.NotALayerMethod + HelpLinks.End);

    public static readonly DiagnosticDescriptor UnknownInput = new(
        FindingIds.UnknownInput,
        "A layer reads a layer that does not exist",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.UnknownInput + HelpLinks.End);

    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        FindingIds.ShapeMismatch,
        "A layer does not fit its input",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.ShapeMismatch + HelpLinks.End);

    public static readonly DiagnosticDescriptor Cycle = new(
        FindingIds.Cycle,
        "A layer depends on itself",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.Cycle + HelpLinks.End);

    public static readonly DiagnosticDescriptor DuplicateLayer = new(
        FindingIds.DuplicateLayer,
        "Two layers have one name",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.DuplicateLayer + HelpLinks.End);

    public static readonly DiagnosticDescriptor IndivisibleGroups = new(
        FindingIds.IndivisibleGroups,
        "Channels cannot be divided as asked",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.IndivisibleGroups + HelpLinks.End);

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = new(
        FindingIds.ArgumentOutOfRange,
        "An argument is out of range",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.ArgumentOutOfRange + HelpLinks.End);

    public static readonly DiagnosticDescriptor NoInput = new(
        FindingIds.NoInput,
        "A network or a layer has no input",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.NoInput + HelpLinks.End);

    public static readonly DiagnosticDescriptor NoLayers = new(
        FindingIds.NoLayers,
        "A network has no layers",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.NoLayers + HelpLinks.End);

    public static readonly DiagnosticDescriptor SeveralLayerAttributes = new(
        FindingIds.SeveralLayerAttributes,
        "A method has several layers' attributes",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.SeveralLayerAttributes + HelpLinks.End);

    public static readonly DiagnosticDescriptor ReservedName = new(
        FindingIds.ReservedName,
        "A name belongs to the generated code",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.ReservedName + HelpLinks.End);

    public static readonly DiagnosticDescriptor ConflictingArguments = new(
        FindingIds.ConflictingArguments,
        "Arguments contradict one another",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.ConflictingArguments + HelpLinks.End);

    public static readonly DiagnosticDescriptor WrongInputCount = new(
        FindingIds.WrongInputCount,
        "A layer joins too few or too many layers",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.WrongInputCount + HelpLinks.End);

    public static readonly DiagnosticDescriptor UnsupportedContainer = new(
        FindingIds.UnsupportedContainer,
        "A network stands where no code can be added to it",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.UnsupportedContainer + HelpLinks.End);

    public static readonly DiagnosticDescriptor TooLarge = new(
        FindingIds.TooLarge,
        "A tensor or a network is too large",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.TooLarge + HelpLinks.End);

    public static readonly DiagnosticDescriptor UnusedLayer = new(
        FindingIds.UnusedLayer,
        "No output depends on a layer",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.UnusedLayer + HelpLinks.End);

    public static readonly DiagnosticDescriptor StrayLayer = new(
        FindingIds.StrayLayer,
        "A layer outside a network",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.StrayLayer + HelpLinks.End);

    public static readonly DiagnosticDescriptor UnknownBoard = new(
        FindingIds.UnknownBoard,
        "A target names a board that the project does not declare",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.UnknownBoard + HelpLinks.End);

    public static readonly DiagnosticDescriptor DuplicateBoard = new(
        FindingIds.DuplicateBoard,
        "The name of a declared board is taken",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.DuplicateBoard + HelpLinks.End);

    public static readonly DiagnosticDescriptor MathNotOnBoard = new(
        FindingIds.MathNotOnBoard,
        "A function of System.Math that the board lacks",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.MathNotOnBoard + HelpLinks.End);

    public static readonly DiagnosticDescriptor UnusableBlock = new(
        FindingIds.UnusableBlock,
        "A block of your own cannot be used",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.UnusableBlock + HelpLinks.End);

    public static readonly DiagnosticDescriptor BlockContainsItself = new(
        FindingIds.BlockContainsItself,
        "A block contains itself",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.BlockContainsItself + HelpLinks.End);

    public static readonly DiagnosticDescriptor UnusableBackbone = new(
        FindingIds.UnusableBackbone,
        "A network cannot be used as a backbone",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.UnusableBackbone + HelpLinks.End);

    public static readonly DiagnosticDescriptor NotStreamable = new(
        FindingIds.NotStreamable,
        "A layer cannot run over a stream",
        "{0}: {1}",
        Categories.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.NotStreamable + HelpLinks.End);

    public static readonly DiagnosticDescriptor[] All =
    [
        NotPartial,
        NotALayerMethod,
        UnknownInput,
        ShapeMismatch,
        Cycle,
        DuplicateLayer,
        IndivisibleGroups,
        ArgumentOutOfRange,
        NoInput,
        NoLayers,
        SeveralLayerAttributes,
        ReservedName,
        ConflictingArguments,
        WrongInputCount,
        UnsupportedContainer,
        TooLarge,
        UnusedLayer,
        StrayLayer,
        UnknownBoard,
        DuplicateBoard,
        MathNotOnBoard,
        UnusableBlock,
        BlockContainsItself,
        UnusableBackbone,
        NotStreamable,
    ];
}
