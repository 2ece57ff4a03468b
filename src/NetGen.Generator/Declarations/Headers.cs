using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Declarations;

/// <summary>The words that a further part of a type or of a method has to repeat.</summary>
internal static class Headers
{
    private static readonly SymbolDisplayFormat NamespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>"public static partial class Gestures".</summary>
    public static string OfType(INamedTypeSymbol type)
    {
        string accessibility = type.DeclaredAccessibility switch
        {
            Accessibility.Public => "public ",
            Accessibility.Internal => "internal ",
            Accessibility.Protected => "protected ",
            Accessibility.Private => "private ",
            Accessibility.ProtectedOrInternal => "protected internal ",
            Accessibility.ProtectedAndInternal => "private protected ",
            _ => "",
        };
        string kind = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsRecord: true } => "record",
            _ => "class",
        };
        return accessibility + (type.IsStatic ? "static " : "") + "partial " + kind + " " + Escape(type.Name);
    }

    /// <summary>"static" or "private static": the modifiers as written, without "partial".</summary>
    public static string OfMethod(MethodDeclarationSyntax method) =>
        string.Join(" ", method.Modifiers.Where(static token => !token.IsKind(SyntaxKind.PartialKeyword)).Select(static token => token.ValueText).Distinct());

    /// <summary>The namespace as it is written in source; empty for the global one.</summary>
    public static string OfNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(NamespaceFormat) : "";

    /// <summary>Whether every part that the user wrote says "partial".</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        SourcePlaces.Syntax(type, cancellation).All(static node => node is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static bool IsKeyword(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None;

    private static string Escape(string name) => IsKeyword(name) ? "@" + name : name;
}
