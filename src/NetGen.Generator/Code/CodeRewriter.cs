namespace NetGen.Generator.Code;

/// <summary>Copies code and changes it on the way: override what is to become something else. What does not change is shared with the original.</summary>
public class CodeRewriter
{
    /// <summary>A variable; where it is written, too.</summary>
    public virtual Local Rewrite(Local local) => local;

    public virtual Expression Rewrite(Element element) =>
        (Rewrite(element.Array), Rewrite(element.Index)) is var (array, index) && array == element.Array && index == element.Index ? element : new Element(array, index);

    public virtual Expression Rewrite(Cast cast) => Rewrite(cast.Operand) is var operand && operand == cast.Operand ? cast : new Cast(cast.Type, operand) { KeepsValue = cast.KeepsValue };

    public virtual Expression Rewrite(Expression expression) => expression switch
    {
        Local local => Rewrite(local),
        Element element => Rewrite(element),
        Cast cast => Rewrite(cast),
        Binary binary => (Rewrite(binary.Left), Rewrite(binary.Right)) is var (left, right) && left == binary.Left && right == binary.Right ? binary : new Binary(binary.Operator, left, right),
        Negation negation => new Negation(Rewrite(negation.Operand)),
        Conditional conditional => new Conditional(Rewrite(conditional.Condition), Rewrite(conditional.WhenTrue), Rewrite(conditional.WhenFalse)),
        Call call => new Call(call.Method, call.Type, [.. call.Arguments.Select(Rewrite)]),
        NewArray array => new NewArray(array.Type, Rewrite(array.Length)),
        ArrayLength length => new ArrayLength(Rewrite(length.Array)),
        _ => expression,
    };

    /// <summary>A statement's place is taken by none, one or several.</summary>
    public virtual IEnumerable<Statement> Rewrite(Statement statement)
    {
        yield return statement switch
        {
            Declare declare => new Declare(Rewrite(declare.Local), declare.Value is null ? null : Rewrite(declare.Value)),
            Assign assign => (Rewrite(assign.Target), Rewrite(assign.Value)) is var (target, value) && target == assign.Target && value == assign.Value ? assign : new Assign(target, value),
            For loop => new For(Rewrite(loop.Variable), Rewrite(loop.From), Rewrite(loop.To), loop.Step, Rewrite(loop.Body)) { Passes = loop.Passes },
            While loop => new While(Rewrite(loop.Condition), Rewrite(loop.Body)) { Passes = loop.Passes },
            If branch => new If(Rewrite(branch.Condition), Rewrite(branch.Then), Rewrite(branch.Otherwise)) { Share = branch.Share },
            Invoke invoke => new Invoke(new Call(invoke.Call.Method, invoke.Call.Type, [.. invoke.Call.Arguments.Select(Rewrite)])),
            Return { Value: { } value } => new Return(Rewrite(value)),
            Copy copy => new Copy(Rewrite(copy.Source), Rewrite(copy.From), Rewrite(copy.Target), Rewrite(copy.To), copy.Count),
            _ => statement,
        };
    }

    public IReadOnlyList<Statement> Rewrite(IReadOnlyList<Statement> statements) => [.. statements.SelectMany(Rewrite)];
}
