using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Keeps in variables the 64-bit constants that a method uses often: a constant that 32 bits hold is an instruction and a conversion each time, a variable is one
/// instruction. Masks of lanes are most of them.
/// </summary>
internal sealed class HoldNumbers : CodeRewriter
{
    /// <summary>To make a variable: a constant, its conversion, a store. A use saves one instruction.</summary>
    private const int Instructions = 3;

    /// <summary>Variables for numbers in a method: those that follow are used seldom.</summary>
    public const int Most = 8;

    private readonly Dictionary<long, Local> held;

    private HoldNumbers(Dictionary<long, Local> held) => this.held = held;

    /// <summary>A method's statements, its variables for numbers behind those for arrays.</summary>
    public static IReadOnlyList<Statement> Run(CodeBuilder code)
    {
        IReadOnlyList<Statement> statements = code.Statements;
        CountNumbers count = CountNumbers.Of(statements);
        int room = Math.Min(Most, KernelLimits.MethodLocals - code.LocalCount);
        long[] numbers = [.. count.Uses.Where(pair => pair.Value > Instructions).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Math.Max(0, room)).Select(pair => pair.Key)];
        if (numbers.Length == 0)
        {
            return statements;
        }

        Dictionary<long, Local> held = [];
        foreach (long number in numbers)
        {
            held.Add(number, code.Parameter(count.IsMask(number) ? "mask" : "n", CodeType.Int64));
        }

        HoldNumbers holder = new(held);
        int fields = statements.TakeWhile(statement => statement is Declare { Value: StaticField }).Count();
        List<Statement> result = new(statements.Count + held.Count);
        for (int i = 0; i < statements.Count; i++)
        {
            if (i == fields)
            {
                result.AddRange(held.Select(pair => new Declare(pair.Value, new IntegerConstant(pair.Key, CodeType.Int64))));
            }

            result.Add(i < fields ? statements[i] : holder.Replace(statements[i]));
        }

        return result;
    }

    public override Expression Rewrite(Expression expression) =>
        expression is IntegerConstant { Type: CodeType.Int64 } number && held.TryGetValue(number.Value, out Local? local) ? local : base.Rewrite(expression);

    /// <summary>A statement with its numbers replaced: every form that is written comes this way, so the usual ones are not walked by the general rewriter.</summary>
    private Statement Replace(Statement statement)
    {
        switch (statement)
        {
            case Assign assign:
                (Expression target, Expression value) = (Replace(assign.Target), Replace(assign.Value));
                return target == assign.Target && value == assign.Value ? assign : new Assign(target, value);
            case Declare { Value: { } begin } declare:
                Expression replaced = Replace(begin);
                return replaced == begin ? declare : new Declare(declare.Local, replaced);
            case For loop:
                return new For(loop.Variable, Replace(loop.From), Replace(loop.To), loop.Step, Replace(loop.Body)) { Passes = loop.Passes };
            case If branch:
                return new If(Replace(branch.Condition), Replace(branch.Then), Replace(branch.Otherwise)) { Share = branch.Share };
            default:
                return Rewrite(statement).Single();
        }
    }

    private IReadOnlyList<Statement> Replace(IReadOnlyList<Statement> statements)
    {
        Statement[] replaced = new Statement[statements.Count];
        for (int i = 0; i < replaced.Length; i++)
        {
            replaced[i] = Replace(statements[i]);
        }

        return replaced;
    }

    private Expression Replace(Expression expression)
    {
        switch (expression)
        {
            case Local:
                return expression;
            case Binary binary:
                (Expression left, Expression right) = (Replace(binary.Left), Replace(binary.Right));
                return left == binary.Left && right == binary.Right ? binary : new Binary(binary.Operator, left, right);
            case Element element:
                Expression index = Replace(element.Index);
                return index == element.Index ? element : new Element(element.Array, index);
            default:
                return Rewrite(expression);
        }
    }
}
