using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>A method with a layer's attribute -> the layer.</summary>
internal static class LayerReader
{
    /// <summary>The layer; null if the method stands for none, or for none that could be understood.</summary>
    /// <param name="scope">The network or the block of the user's own in which the method stands.</param>
    public static LayerModel? Read(IMethodSymbol method, int occurrence, BlockScope scope, DeclarationFindings findings, CancellationToken cancellation)
    {
        IReadOnlyList<AttributeData> attributes = NetGenAttributes.OfLayer(method);
        ImmutableArray<AttributeData> all = method.GetAttributes();
        if (all.Any(static attribute => attribute.AttributeClass is null or { TypeKind: TypeKind.Error }))
        {
            // Perhaps a mistyped layer: the compiler says so.
            findings.IsComplete = false;
        }

        if (attributes.Count == 0)
        {
            return null;
        }

        if (MethodRules.FindViolation(method, cancellation) is { } violation)
        {
            findings.AddIncomplete(FindingIds.NotALayerMethod, new Anchor(method.Name) { Occurrence = occurrence }, method.Name, $"a layer is declared as 'static partial void {method.Name}();', but this method {violation}");
            return null;
        }

        AttributeData main = attributes.FirstOrDefault(static attribute => NetGenAttributes.KindOf(attribute) != NetGenAttributes.Output) ?? attributes[0];
        string kind = KindOf(main);
        AttributeData? second = attributes.FirstOrDefault(attribute => attribute != main && NetGenAttributes.KindOf(attribute) != NetGenAttributes.Output);
        if (second is not null)
        {
            string other = KindOf(second);
            findings.AddIncomplete(FindingIds.SeveralLayerAttributes, new Anchor(method.Name, other) { Occurrence = occurrence }, method.Name, $"it is a {kind} already; {other} is a layer of its own and wants a method of its own");
        }

        if (attributes.Any(attribute => AttributeArguments.IsBroken(attribute, cancellation)))
        {
            findings.IsComplete = false;
        }

        Anchor at = new(method.Name, kind) { Occurrence = occurrence };
        EquatableArray<Argument> arguments = scope.Arguments(main, at, findings, cancellation);
        BlockUse? block = null;
        if (findings.IsComplete && OwnBlock(method, main, ref arguments, at, findings, cancellation) is { } own)
        {
            kind = BlockReader.NameOf(own);
            block = BlockReader.Read(own, arguments, at, scope, findings, cancellation);
        }

        return new LayerModel(method.Name, kind, arguments)
        {
            Block = block,
            IsOutput = kind != NetGenAttributes.Output && attributes.Any(static attribute => NetGenAttributes.KindOf(attribute) == NetGenAttributes.Output),
            Form = UnrollReader.Read(method, new Anchor(method.Name, NetGenAttributes.Unroll, "Form") { Occurrence = occurrence }, method.Name, findings),
            UnrollTime = UnrollReader.ReadTime(method),
            Modifiers = SourcePlaces.Syntax(method, cancellation).OfType<MethodDeclarationSyntax>().Select(Headers.OfMethod).FirstOrDefault() ?? "static",
        };
    }

    private static string KindOf(AttributeData attribute) => NetGenAttributes.KindOf(attribute) ?? BlockReader.NameOf(attribute.AttributeClass!);

    /// <summary>The block of the user's own that an attribute is, or names; then the arguments become those of the block's attribute.</summary>
    private static INamedTypeSymbol? OwnBlock(IMethodSymbol method, AttributeData main, ref EquatableArray<Argument> arguments, Anchor at, DeclarationFindings findings, CancellationToken cancellation)
    {
        if (NetGenAttributes.IsOwnBlock(main.AttributeClass))
        {
            return main.AttributeClass;
        }

        if (NetGenAttributes.KindOf(main) != NetGenAttributes.UseBlock || BlockName.Resolve(method.ContainingType, arguments, at, findings, cancellation) is not { } named)
        {
            return null;
        }

        arguments = named.Arguments;
        return named.Block;
    }
}
