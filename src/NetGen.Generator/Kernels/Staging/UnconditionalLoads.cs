using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Staging;

/// <summary>The elements that a block's own statements load whenever the block runs: not those of one branch, nor those of blocks inside.</summary>
internal sealed class UnconditionalLoads : CodeRewriter
{
    private readonly Func<Element, Expression?> replace;

    private UnconditionalLoads(Func<Element, Expression?> replace) => this.replace = replace;

    /// <summary>All of a block.</summary>
    public static List<Element> Of(IReadOnlyList<Statement> block)
    {
        List<Element> found = [];
        Replace(block, element =>
        {
            found.Add(element);
            return null;
        });
        return found;
    }

    /// <summary>The block with other expressions in the place of some of them.</summary>
    /// <param name="replace">What takes the place of a load; null where it stays.</param>
    public static List<Statement> Replace(IReadOnlyList<Statement> block, Func<Element, Expression?> replace)
    {
        UnconditionalLoads loads = new(replace);
        return [.. block.SelectMany(statement => statement is For or While or If ? [statement] : loads.Rewrite(statement))];
    }

    public override IEnumerable<Statement> Rewrite(Statement statement)
    {
        // An element that is written is no load, its index may hold some.
        if (statement is Assign { Target: Element target } store)
        {
            Expression index = Rewrite(target.Index);
            Expression value = Rewrite(store.Value);
            return index == target.Index && value == store.Value ? [statement] : [new Assign(index == target.Index ? target : new Element(target.Array, index), value)];
        }

        return base.Rewrite(statement);
    }

    public override Expression Rewrite(Element element) => replace(element) ?? base.Rewrite(element);

    public override Expression Rewrite(Expression expression) => expression switch
    {
        Conditional conditional => Rewrite(conditional.Condition) is var condition && condition == conditional.Condition ? conditional : new Conditional(condition, conditional.WhenTrue, conditional.WhenFalse),
        Binary { Operator: BinaryOperator.AndAlso } both => Rewrite(both.Left) is var left && left == both.Left ? both : new Binary(BinaryOperator.AndAlso, left, both.Right),
        _ => base.Rewrite(expression),
    };
}
