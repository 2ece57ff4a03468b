using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>
/// An anchor -> the place in the user's file: the argument, else the attribute, else the method's name, else the class's name.
/// What the anchor names and the source does not have is left out, so that there is always a place.
/// </summary>
public static class AnchorLocator
{
    public static Location Locate(INamedTypeSymbol network, Anchor anchor, CancellationToken cancellation)
    {
        INamedTypeSymbol type = anchor.Block is { } block ? network.ContainingAssembly.GetTypeByMetadataName(block) ?? network : network;
        ISymbol owner = (anchor.Layer is { } layer ? FindMember(type, layer, anchor.Occurrence, cancellation) : null) ?? type;
        return Locate(owner, anchor, cancellation);
    }

    /// <summary>The place at a symbol that is known already.</summary>
    public static Location Locate(ISymbol owner, Anchor anchor, CancellationToken cancellation)
    {
        AttributeData? attribute = anchor.Attribute is { } kind ? NetGenAttributes.Find(owner, kind) ?? OwnBlock(owner) : null;
        AttributeSyntax? syntax = Syntax(attribute, cancellation);
        AttributeArgumentSyntax? argument = anchor.Argument is { } name && syntax is not null ? FindArgument(attribute!, syntax, name, anchor.Item) : null;
        if (argument is null && anchor is { Layer: null, Attribute: NetGenAttributes.Budget })
        {
            // A limit that [Budget] does not give is the board's.
            syntax = Syntax(NetGenAttributes.Find(owner, NetGenAttributes.Target), cancellation) ?? syntax;
        }

        return FindItem(argument, anchor.Item)?.GetLocation()
            ?? argument?.GetLocation()
            ?? syntax?.GetLocation()
            ?? NameOf(owner, cancellation);
    }

    /// <summary>The place at an attribute that is known already, such as one of several of an assembly.</summary>
    public static Location Locate(AttributeData attribute, Anchor anchor, CancellationToken cancellation)
    {
        AttributeSyntax? syntax = Syntax(attribute, cancellation);
        AttributeArgumentSyntax? argument = anchor.Argument is { } name && syntax is not null ? FindArgument(attribute, syntax, name, anchor.Item) : null;
        return argument?.GetLocation() ?? syntax?.GetLocation() ?? Location.None;
    }

    /// <summary>A block of the user's own has no name among NetGen's: it is the method's only layer.</summary>
    private static AttributeData? OwnBlock(ISymbol owner) => owner is IMethodSymbol method
        ? NetGenAttributes.OfLayer(method).FirstOrDefault(attribute => NetGenAttributes.KindOf(attribute) is null or NetGenAttributes.UseBlock)
        : null;

    private static AttributeSyntax? Syntax(AttributeData? attribute, CancellationToken cancellation) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    private static ISymbol? FindMember(INamedTypeSymbol network, string name, int occurrence, CancellationToken cancellation)
    {
        ISymbol? found = null;
        foreach ((ISymbol member, _) in SourcePlaces.Members(network, cancellation))
        {
            if (member.Name == name)
            {
                found = member;
                if (occurrence-- == 0)
                {
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>The class's or the method's name: for a class in several parts, in the part that carries [Network].</summary>
    private static Location NameOf(ISymbol owner, CancellationToken cancellation)
    {
        IReadOnlyList<Location> places = SourcePlaces.Of(owner, cancellation);
        SyntaxNode? marked = Syntax(NetGenAttributes.Find(owner, NetGenAttributes.Network), cancellation)?.Parent?.Parent;
        return places.FirstOrDefault(place => marked is not null && place.SourceTree == marked.SyntaxTree && marked.Span.Contains(place.SourceSpan))
            ?? places.FirstOrDefault()
            ?? Location.None;
    }

    /// <summary>What was written for an argument, or for an item of a list-valued one.</summary>
    public static ExpressionSyntax? FindExpression(AttributeData attribute, AttributeSyntax syntax, string name, int item)
    {
        AttributeArgumentSyntax? argument = FindArgument(attribute, syntax, name, item);
        return FindItem(argument, item) as ExpressionSyntax ?? argument?.Expression;
    }

    private static AttributeArgumentSyntax? FindArgument(AttributeData attribute, AttributeSyntax syntax, string name, int item)
    {
        AttributeArgumentSyntax? first = null;
        int position = 0;
        foreach (AttributeArgumentSyntax argument in syntax.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals is { } equals)
            {
                if (equals.Name.Identifier.ValueText == name)
                {
                    return argument;
                }

                continue;
            }

            IParameterSymbol? parameter = ParameterOf(attribute, argument, position);
            if (parameter is not null && AttributeArguments.PropertyName(parameter) == name)
            {
                first ??= argument;
                if (item < 0 || !parameter.IsParams || position - parameter.Ordinal == item)
                {
                    return argument;
                }
            }

            position++;
        }

        return first;
    }

    private static IParameterSymbol? ParameterOf(AttributeData attribute, AttributeArgumentSyntax argument, int position)
    {
        if (attribute.AttributeConstructor?.Parameters is not { Length: > 0 } parameters)
        {
            return null;
        }

        if (argument.NameColon is { } colon)
        {
            return parameters.FirstOrDefault(parameter => parameter.Name == colon.Name.Identifier.ValueText);
        }

        IParameterSymbol last = parameters[parameters.Length - 1];
        return position < parameters.Length ? parameters[position] : last.IsParams ? last : null;
    }

    /// <summary>The item of a list that was written as an array: new[] { "A", "B" } or ["A", "B"].</summary>
    private static SyntaxNode? FindItem(AttributeArgumentSyntax? argument, int item)
    {
        IEnumerable<SyntaxNode> items = argument?.Expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            CollectionExpressionSyntax collection => collection.Elements,
            _ => [],
        };
        return item < 0 ? null : items.Skip(item).FirstOrDefault();
    }
}
