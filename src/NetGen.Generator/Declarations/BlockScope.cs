using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>Where a layer's attribute stands: in a network, or in a block of the user's own, whose parameters have values there.</summary>
internal sealed class BlockScope
{
    /// <summary>More layers than any network has; blocks in blocks multiply.</summary>
    private const int MostParts = 1 << 14;

    private readonly Dictionary<string, object> values;
    private readonly int[] parts;

    private BlockScope(IReadOnlyList<INamedTypeSymbol> open, Dictionary<string, object> values, int[] parts)
    {
        Open = open;
        this.values = values;
        this.parts = parts;
    }

    /// <summary>The blocks around the place, outermost first.</summary>
    public IReadOnlyList<INamedTypeSymbol> Open { get; }

    public static BlockScope OfNetwork() => new([], [], [0]);

    public BlockScope Inside(INamedTypeSymbol block, Dictionary<string, object> values) => new([.. Open, block], values, parts);

    /// <summary>Counts a layer of a block; false if there are too many.</summary>
    public bool CountPart() => ++parts[0] <= MostParts;

    /// <summary>The attribute's arguments, with the block's parameters worked in.</summary>
    public EquatableArray<Argument> Arguments(AttributeData attribute, Anchor at, DeclarationFindings findings, CancellationToken cancellation)
    {
        EquatableArray<Argument> written = AttributeArguments.Of(attribute);
        if (values.Count == 0 || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return written;
        }

        return written.Select(argument => argument with { Value = Value(argument) }).ToEquatableArray();

        ArgumentValue Value(Argument argument) => argument.Value is ArgumentValue.Items items
            ? new ArgumentValue.Items(items.Values.Select((item, i) => Evaluate(argument.Name, i, item)).ToEquatableArray())
            : Evaluate(argument.Name, -1, argument.Value);

        ArgumentValue Evaluate(string name, int item, ArgumentValue constant)
        {
            if (AnchorLocator.FindExpression(attribute, syntax, name, item) is not { } expression || !MentionsParameter(expression))
            {
                return constant;
            }

            BlockFormula formula = new(Open[Open.Count - 1], values);
            ArgumentValue? value = formula.Evaluate(expression, cancellation);
            if (value is null)
            {
                string given = string.Join(", ", values.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} = {ArgumentValues.Show(pair.Value)}"));
                findings.AddIncomplete(FindingIds.UnusableBlock, at with { Argument = name, Item = item }, at.Layer!, $"{expression} {formula.Problem}; here {given}");
            }

            return value ?? constant;
        }
    }

    private bool MentionsParameter(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => values.ContainsKey(name.Identifier.ValueText));
}
