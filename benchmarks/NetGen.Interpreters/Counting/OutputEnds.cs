using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Interpreters.Counting;

/// <summary>
/// The statements of a layer's methods that end its outputs: all that stands behind the statement that finishes a sum, up to the last store of
/// its lanes in the same block, and the declarations of locals that only such statements read, wherever they stand (the multiplier of a channel
/// in front of its positions, the table of limits). By the legend of generated code a sum is a local called sum, and a is the arena; inputs and outputs are small
/// arrays between the arena and the code of a position, and the copy of outputs to the arena ends them, too.
/// </summary>
/// <param name="Spans">Where these statements lie in the file.</param>
/// <param name="AreApart">
/// Whether every store has its sum in front of it, and no statement that ends outputs reads the arena. Else summing and ending are one statement
/// somewhere, and cannot be told apart.
/// </param>
internal sealed record OutputEnds(LinePositionSpan[] Spans, bool AreApart)
{
    private const string Sum = "sum";

    /// <summary>What outputs are stored to.</summary>
    private static readonly string[] Targets = ["a", "outputs"];

    /// <summary>What inputs are loaded from.</summary>
    private static readonly string[] Sources = ["a", "inputs"];

    /// <summary>Reads a file's methods whose names begin with a layer's.</summary>
    public static OutputEnds Of(string text, string layer)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        List<StatementSyntax> all = [];
        bool areApart = true;
        foreach (MethodDeclarationSyntax method in root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.Text.StartsWith(layer, StringComparison.Ordinal)))
        {
            List<StatementSyntax> ends = [.. method.DescendantNodes().OfType<BlockSyntax>().SelectMany(EndsOf)];
            areApart &= method.DescendantNodes().OfType<StatementSyntax>().Where(IsStore).All(store => IsInside(store, ends));
            AddServants(method, ends);
            areApart &= !ends.Exists(ReadsArena);
            all.AddRange(ends);
        }

        return new OutputEnds([.. all.Select(statement => root.SyntaxTree.GetLineSpan(statement.Span).Span)], areApart && all.Count > 0);
    }

    /// <summary>Whether code that begins at a line and column, both from 1 on, is of these statements.</summary>
    public bool Contains(int line, int column)
    {
        LinePosition position = new(line - 1, column - 1);
        return Array.Exists(Spans, span => span.Start <= position && position < span.End);
    }

    /// <summary>Of a block's own statements those between a sum and the last store of what follows from it.</summary>
    private static List<StatementSyntax> EndsOf(BlockSyntax block)
    {
        List<StatementSyntax> ends = [];
        List<StatementSyntax> behind = [];
        HashSet<string> summed = [];
        foreach (StatementSyntax statement in block.Statements)
        {
            if (IsCopyOfOutputs(statement))
            {
                ends.Add(statement);
                continue;
            }

            string[] sums = [.. AssignedBy(statement).Where(IsSum)];
            if (sums.Length > 0)
            {
                summed = [.. sums];
                behind.Clear();
                continue;
            }

            behind.Add(statement);
            bool follows = NamesIn(statement).Any(summed.Contains);
            if (follows)
            {
                summed.UnionWith(AssignedBy(statement));
            }

            if (statement.DescendantNodesAndSelf().OfType<StatementSyntax>().Any(IsStore))
            {
                ends.AddRange(follows ? behind : []);
                behind.Clear();
            }
        }

        return ends;
    }

    /// <summary>Declarations of locals that only these statements read, until there are no more.</summary>
    private static void AddServants(MethodDeclarationSyntax method, List<StatementSyntax> ends)
    {
        ILookup<string, IdentifierNameSyntax> reads = method.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(name => name.Identifier.Text);
        LocalDeclarationStatementSyntax[] declarations = [.. method.DescendantNodes().OfType<LocalDeclarationStatementSyntax>()];
        int before;
        do
        {
            before = ends.Count;
            ends.AddRange(declarations.Where(declaration => !IsInside(declaration, ends) && declaration.Declaration.Variables.All(IsServant)).ToArray());
        }
        while (ends.Count > before);

        bool IsServant(VariableDeclaratorSyntax variable) =>
            !IsSum(variable.Identifier.Text) && reads[variable.Identifier.Text].Any() && reads[variable.Identifier.Text].All(read => IsInside(read, ends));
    }

    private static bool IsInside(SyntaxNode node, List<StatementSyntax> statements) => node.AncestorsAndSelf().OfType<StatementSyntax>().Any(statements.Contains);

    private static IEnumerable<string> NamesIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);

    /// <summary>Locals that get a value inside: x = ..., x += ..., long x = ....</summary>
    private static IEnumerable<string> AssignedBy(StatementSyntax statement) => statement.DescendantNodesAndSelf()
        .Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.Text,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.Text,
            _ => null,
        })
        .OfType<string>();

    private static bool IsSum(string name) => name.StartsWith(Sum, StringComparison.Ordinal) && name.Skip(Sum.Length).All(char.IsAsciiDigit);

    private static bool IsStore(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: { } target } } && IsOf(target, Targets);

    private static bool IsCopyOfOutputs(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax source }, ..] } }
        && source.Identifier.Text == Targets[1];

    private static bool IsOf(SyntaxNode node, string[] arrays) => node is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax name } && arrays.Contains(name.Identifier.Text);

    private static bool ReadsArena(StatementSyntax statement) =>
        statement.DescendantNodes().Where(node => IsOf(node, Sources)).Any(element => element.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != element);
}
