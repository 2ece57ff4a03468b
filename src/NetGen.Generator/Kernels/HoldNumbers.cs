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

        HoldNumbers rewriter = new(held);
        int fields = statements.TakeWhile(statement => statement is Declare { Value: StaticField }).Count();
        return
        [
            .. statements.Take(fields),
            .. held.Select(pair => new Declare(pair.Value, new IntegerConstant(pair.Key, CodeType.Int64))),
            .. rewriter.Rewrite([.. statements.Skip(fields)]),
        ];
    }

    public override Expression Rewrite(Expression expression) =>
        expression is IntegerConstant { Type: CodeType.Int64 } number && held.TryGetValue(number.Value, out Local? local) ? local : base.Rewrite(expression);
}
