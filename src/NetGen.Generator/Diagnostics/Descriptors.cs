using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>The descriptors of all findings.</summary>
public static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new(StringComparer.Ordinal);

    static Descriptors()
    {
        foreach (DiagnosticDescriptor descriptor in DeclarationDescriptors.All.Concat(BudgetDescriptors.All).Concat(ParameterDescriptors.All))
        {
            ById.Add(descriptor.Id, descriptor);
        }

        All = ById.Values.OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal).ToImmutableArray();
    }

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; }

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>A finding at a place.</summary>
    public static Diagnostic ToDiagnostic(this Finding finding, Location place) =>
        Diagnostic.Create(Of(finding.Id), place, [.. finding.Arguments.Select(static argument => (object)argument)]);
}
