using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>Costs over a budget. Arguments of a finding: network, figure, limit, excess, percentage, costliest layers, " per step" or nothing.</summary>
internal static class BudgetDescriptors
{
    public static readonly DiagnosticDescriptor MacsOverBudget = new(
        FindingIds.MacsOverBudget,
        "A network takes more multiply-accumulates than its budget",
        "{0}: {1} MACs{6} are {3} ({4} %) over the budget of {2}; most of it is in {5}",
        Categories.Budget,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.MacsOverBudget + HelpLinks.End);

    public static readonly DiagnosticDescriptor WeightBytesOverBudget = new(
        FindingIds.WeightBytesOverBudget,
        "A network's weights take more bytes than its budget",
        "{0}: {1} bytes of weights are {3} ({4} %) over the budget of {2}; most of it is in {5}",
        Categories.Budget,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.WeightBytesOverBudget + HelpLinks.End);

    public static readonly DiagnosticDescriptor ActivationBytesOverBudget = new(
        FindingIds.ActivationBytesOverBudget,
        "A network's activations take more bytes than its budget",
        "{0}: {1} bytes of activations are {3} ({4} %) over the budget of {2}; most of it is in {5}",
        Categories.Budget,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.ActivationBytesOverBudget + HelpLinks.End);

    public static readonly DiagnosticDescriptor CodeBytesOverBudget = new(
        FindingIds.CodeBytesOverBudget,
        "A network's code takes more bytes than its budget",
        "{0}: {1} bytes of IL are {3} ({4} %) over the budget of {2}; most of it is in {5}",
        Categories.Budget,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.CodeBytesOverBudget + HelpLinks.End);

    public static readonly DiagnosticDescriptor LatencyOverBudget = new(
        FindingIds.LatencyOverBudget,
        "A network takes longer than its budget",
        "{0}: {1} ms{6} are {3} ms ({4} %) over the budget of {2} ms; most of it is in {5}",
        Categories.Budget,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.LatencyOverBudget + HelpLinks.End);

    /// <summary>Arguments of a finding: network, and what is too much, where, and what would fit.</summary>
    public static readonly DiagnosticDescriptor AssemblyOverLimits = new(
        FindingIds.AssemblyOverLimits,
        "A network does not fit a nanoFramework assembly or its board",
        "{0}: {1}",
        Categories.Budget,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Base + FindingIds.AssemblyOverLimits + HelpLinks.End);

    public static readonly DiagnosticDescriptor[] All =
    [
        MacsOverBudget,
        WeightBytesOverBudget,
        ActivationBytesOverBudget,
        CodeBytesOverBudget,
        LatencyOverBudget,
        AssemblyOverLimits,
    ];
}
