using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>
/// What is known of variables while code is counted: the values that loop variables take, and variables that are made of nothing but those. From it
/// follows how often a condition on them holds. Conditions on different variables are independent, which they are in walks over positions.
/// </summary>
internal sealed class LoopValues
{
    /// <summary>Combinations of loop variables that are tried for one condition; beyond, it is left open.</summary>
    private const long MostCombinations = 1 << 17;

    private readonly HashSet<Local> assigned = [];
    private readonly Dictionary<Local, Domain> loops = [];
    private readonly Dictionary<Local, Expression> definitions = [];
    private readonly Dictionary<Expression, double?> shares = [];

    /// <param name="body">The method: variables that it assigns later have no one definition.</param>
    public LoopValues(IReadOnlyList<Statement> body) => CollectAssigned(body);

    public void Define(Local local, Expression value)
    {
        if (!local.Type.IsArray() && !assigned.Contains(local))
        {
            definitions[local] = value;
        }
    }

    /// <summary>A loop begins; how often its body runs, on average where that depends on other loops. 1 where data decides it.</summary>
    public double Enter(For loop)
    {
        double? passes = loop.Passes;
        if (passes is null && Average(new Binary(BinaryOperator.Subtract, loop.To, loop.From), difference => Math.Max(0, (difference + loop.Step - 1) / loop.Step)) is { } found)
        {
            passes = found;
        }

        if (passes is { } known && known == Math.Floor(known))
        {
            loops[loop.Variable] = new Domain(loop.From, loop.Step, (int)known);
        }

        return passes ?? 1;
    }

    /// <summary>How often a condition holds, from 0 to 1; null where data decides it.</summary>
    public double? Share(Expression condition)
    {
        if (!shares.TryGetValue(condition, out double? share))
        {
            shares.Add(condition, share = Find(condition));
        }

        return share;
    }

    private double? Find(Expression condition)
    {
        if (condition is Local named && !loops.ContainsKey(named))
        {
            return definitions.TryGetValue(named, out Expression? definition) ? Share(definition) : null;
        }

        if (condition is Binary { Operator: BinaryOperator.AndAlso } both
            && Variables(both.Left) is { } left && Variables(both.Right) is { } right && !left.Intersect(right).Any())
        {
            return Share(both.Left) * Share(both.Right);
        }

        return Average(condition, value => value != 0 ? 1 : 0);
    }

    private double? Average(Expression expression, Func<long, double> of)
    {
        if (Variables(expression) is not { } variables)
        {
            return null;
        }

        long combinations = 1;
        foreach (Local variable in variables)
        {
            combinations *= Math.Max(1, loops[variable].Passes);
            if (combinations > MostCombinations)
            {
                return null;
            }
        }

        if (Linear(expression, of) is { } average)
        {
            return average;
        }

        double sum = 0;
        long[] values = new long[variables.Count];
        Walk(0);
        return sum / combinations;

        void Walk(int depth)
        {
            if (depth == variables.Count)
            {
                sum += of(Value(expression, variables, values));
                return;
            }

            Domain domain = loops[variables[depth]];
            long first = Value(domain.First, variables, values);
            for (int pass = 0; pass < Math.Max(1, domain.Passes); pass++)
            {
                values[depth] = first + ((long)pass * domain.Step);
                Walk(depth + 1);
            }
        }
    }

    /// <summary>The average of what is linear, or a comparison of what is: null for all else.</summary>
    private double? Linear(Expression expression, Func<long, double> of)
    {
        LinearValue value = new(local =>
            loops.TryGetValue(local, out Domain? domain) ? (domain.First, domain.Step, domain.Passes)
            : definitions.TryGetValue(local, out Expression? definition) ? (definition, 0, 1)
            : null);
        if (expression is Binary { Operator: >= BinaryOperator.Less and not BinaryOperator.AndAlso } comparison)
        {
            return value.Add(comparison.Left, 1) && value.Add(comparison.Right, -1) ? value.Average(difference => of(Value(comparison.Operator, difference, 0))) : null;
        }

        return value.Add(expression, 1) ? value.Average(of) : null;
    }

    /// <summary>The loop variables that an expression depends on, each behind those that its own first value depends on; null where it depends on data.</summary>
    private List<Local>? Variables(Expression expression)
    {
        List<Local> found = [];
        return Collect(expression) ? found : null;

        bool Collect(Expression part)
        {
            switch (part)
            {
                case IntegerConstant:
                    return true;
                case Local local when loops.TryGetValue(local, out Domain? domain):
                    bool whole = Collect(domain.First);
                    if (whole && !found.Contains(local))
                    {
                        found.Add(local);
                    }

                    return whole;
                case Local local:
                    return definitions.TryGetValue(local, out Expression? definition) && Collect(definition);
                case Negation negation:
                    return Collect(negation.Operand);
                case Cast { Type: CodeType.Int32 or CodeType.Int64 } cast when cast.Operand.Type != CodeType.Float32:
                    return Collect(cast.Operand);
                case Conditional conditional:
                    return Collect(conditional.Condition) && Collect(conditional.WhenTrue) && Collect(conditional.WhenFalse);
                case Binary { Operator: not BinaryOperator.Divide } binary:
                    return Collect(binary.Right) && Collect(binary.Left);
                default:
                    return false;
            }
        }
    }

    private long Value(Expression expression, List<Local> variables, long[] values) => expression switch
    {
        IntegerConstant constant => constant.Value,
        Local local => variables.IndexOf(local) is >= 0 and var place ? values[place] : Value(definitions[local], variables, values),
        Negation negation => -Value(negation.Operand, variables, values),
        Cast cast => Value(cast.Operand, variables, values),
        Conditional conditional => Value(Value(conditional.Condition, variables, values) != 0 ? conditional.WhenTrue : conditional.WhenFalse, variables, values),
        Binary { Operator: BinaryOperator.AndAlso } both => Value(both.Left, variables, values) != 0 && Value(both.Right, variables, values) != 0 ? 1 : 0,
        Binary binary => Value(binary.Operator, Value(binary.Left, variables, values), Value(binary.Right, variables, values)),
        _ => throw new InvalidOperationException("not made of loop variables"),
    };

    private static long Value(BinaryOperator op, long left, long right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.ShiftLeft => left << (int)right,
        BinaryOperator.ShiftRight => left >> (int)right,
        BinaryOperator.And => left & right,
        BinaryOperator.Or => left | right,
        BinaryOperator.Xor => left ^ right,
        BinaryOperator.Less => left < right ? 1 : 0,
        BinaryOperator.LessOrEqual => left <= right ? 1 : 0,
        BinaryOperator.Greater => left > right ? 1 : 0,
        BinaryOperator.GreaterOrEqual => left >= right ? 1 : 0,
        BinaryOperator.Equal => left == right ? 1 : 0,
        _ => left != right ? 1 : 0,
    };

    private void CollectAssigned(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Assign { Target: Local local }:
                    assigned.Add(local);
                    break;
                case For loop:
                    CollectAssigned(loop.Body);
                    break;
                case While loop:
                    CollectAssigned(loop.Body);
                    break;
                case If branch:
                    CollectAssigned(branch.Then);
                    CollectAssigned(branch.Otherwise);
                    break;
            }
        }
    }

    private sealed record Domain(Expression First, int Step, int Passes);
}
