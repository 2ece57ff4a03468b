using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>What can be wrong with parameters. Arguments of a finding: the file (with its line where one is to blame), and what is wrong.</summary>
internal static class ParameterDescriptors
{
    public static readonly DiagnosticDescriptor NoParameters = new(
        FindingIds.NoParameters,
        "A network without parameters is analysed only",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.NoParameters + HelpLinks.End);

    public static readonly DiagnosticDescriptor ParameterFileNotFound = new(
        FindingIds.ParameterFileNotFound,
        "The parameter file is not among the project's AdditionalFiles",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.ParameterFileNotFound + HelpLinks.End);

    public static readonly DiagnosticDescriptor MissingTensor = new(
        FindingIds.MissingTensor,
        "The parameter file lacks a tensor",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.MissingTensor + HelpLinks.End);

    public static readonly DiagnosticDescriptor UnusedTensor = new(
        FindingIds.UnusedTensor,
        "The parameter file has a tensor of no layer",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.UnusedTensor + HelpLinks.End);

    public static readonly DiagnosticDescriptor TensorShapeMismatch = new(
        FindingIds.TensorShapeMismatch,
        "A tensor has another shape than its layer wants",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.TensorShapeMismatch + HelpLinks.End);

    public static readonly DiagnosticDescriptor TensorTypeMismatch = new(
        FindingIds.TensorTypeMismatch,
        "A tensor has another type than its layer wants",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.TensorTypeMismatch + HelpLinks.End);

    public static readonly DiagnosticDescriptor NotFinite = new(
        FindingIds.NotFinite,
        "A tensor has a value that is not a finite number",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.NotFinite + HelpLinks.End);

    public static readonly DiagnosticDescriptor CorruptParameters = new(
        FindingIds.CorruptParameters,
        "The parameter file is corrupt",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.CorruptParameters + HelpLinks.End);

    public static readonly DiagnosticDescriptor TruncatedParameters = new(
        FindingIds.TruncatedParameters,
        "The parameter file is cut short",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.TruncatedParameters + HelpLinks.End);

    public static readonly DiagnosticDescriptor WrongParameterVersion = new(
        FindingIds.WrongParameterVersion,
        "The parameter file has a version that this NetGen does not read",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.WrongParameterVersion + HelpLinks.End);

    public static readonly DiagnosticDescriptor MissingQuantization = new(
        FindingIds.MissingQuantization,
        "The parameter file lacks a scale",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.MissingQuantization + HelpLinks.End);

    public static readonly DiagnosticDescriptor BadQuantization = new(
        FindingIds.BadQuantization,
        "A scale or a zero point cannot be used",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.BadQuantization + HelpLinks.End);

    public static readonly DiagnosticDescriptor AmbiguousParameterFile = new(
        FindingIds.AmbiguousParameterFile,
        "Several parameter files have the name",
        "{0}: {1}",
        Categories.Parameters,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.AmbiguousParameterFile + HelpLinks.End);

    public static readonly DiagnosticDescriptor[] All =
    [
        NoParameters,
        ParameterFileNotFound,
        MissingTensor,
        UnusedTensor,
        TensorShapeMismatch,
        TensorTypeMismatch,
        NotFinite,
        CorruptParameters,
        TruncatedParameters,
        WrongParameterVersion,
        MissingQuantization,
        BadQuantization,
        AmbiguousParameterFile,
    ];
}
