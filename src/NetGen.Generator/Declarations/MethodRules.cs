using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Declarations;

/// <summary>What a method must be to stand for a layer: <c>static partial void Name();</c>, and nobody else gives it a body.</summary>
internal static class MethodRules
{
    /// <summary>The first rule that the method breaks, as the end of a sentence that begins with its name; null if it keeps all.</summary>
    public static string? FindViolation(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.MethodKind != MethodKind.Ordinary)
        {
            return "is no ordinary method";
        }

        if (!method.IsPartialDefinition)
        {
            return method.PartialDefinitionPart is null ? "is not partial" : "has a body; the generator writes it";
        }

        if (method.PartialImplementationPart is { } part && SourcePlaces.Of(part, cancellation).Count > 0)
        {
            return "has a body; the generator writes it";
        }

        return method switch
        {
            { IsStatic: false } => "is not static",
            { ReturnsVoid: false } => "returns a value",
            { Parameters.Length: > 0 } => "has parameters",
            { Arity: > 0 } => "is generic",
            { IsExtern: true } => "is extern",
            _ => null,
        };
    }
}
