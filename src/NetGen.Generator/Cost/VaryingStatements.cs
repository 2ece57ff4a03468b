using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>Finds the statements of a loop that go another way in some passes than in others: those with a condition on the loop's variable.</summary>
internal sealed class VaryingStatements
{
    private readonly HashSet<Local> dependent = [];
    private readonly Dictionary<Statement, bool> varies = [];

    /// <param name="loop">The loop; what is declared in it from nothing but its variable depends on it too.</param>
    public VaryingStatements(For loop)
    {
        dependent.Add(loop.Variable);
        Collect(loop.Body);
    }

    /// <summary>Whether a variable is the loop's, or made of nothing but it and constants.</summary>
    public bool DependsOn(Local local) => dependent.Contains(local);

    public bool Varies(Statement statement)
    {
        if (!varies.TryGetValue(statement, out bool result))
        {
            varies.Add(statement, result = Find(statement));
        }

        return result;
    }

    private bool Find(Statement statement) => statement switch
    {
        Declare { Value: { } value } => Decides(value),
        Assign assign => Decides(assign.Value) || Decides(assign.Target),
        If branch => Depends(branch.Condition) || branch.Then.Any(Varies) || branch.Otherwise.Any(Varies),
        For inner => Depends(inner.From) || Depends(inner.To) || inner.Body.Any(Varies),
        _ => false,
    };

    private void Collect(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Declare { Value: { } value } declare when !declare.Local.Type.IsArray() && Depends(value):
                    dependent.Add(declare.Local);
                    break;
                case For inner:
                    Collect(inner.Body);
                    break;
                case If branch:
                    Collect(branch.Then);
                    Collect(branch.Otherwise);
                    break;
            }
        }
    }

    /// <summary>Whether a condition within the expression depends on the variable.</summary>
    private bool Decides(Expression expression) => expression switch
    {
        Conditional conditional => Depends(conditional.Condition) || Decides(conditional.WhenTrue) || Decides(conditional.WhenFalse),
        Binary { Operator: BinaryOperator.AndAlso } both => Depends(both),
        Binary binary => DecidesSpine(binary),
        Cast cast => Decides(cast.Operand),
        Negation negation => Decides(negation.Operand),
        Element element => Decides(element.Index),
        Call call => call.Arguments.Any(Decides),
        _ => false,
    };

    /// <summary>Long sums lean to the left: a loop instead of recursion.</summary>
    private bool DecidesSpine(Binary binary)
    {
        Expression left = binary;
        while (left is Binary inner)
        {
            if (Decides(inner.Right))
            {
                return true;
            }

            left = inner.Left;
        }

        return Decides(left);
    }

    /// <summary>Whether the value is made of nothing but constants and variables, one of which depends on the loop's.</summary>
    private bool Depends(Expression expression) => IsPlain(expression) && Mentions(expression);

    private bool Mentions(Expression expression) => expression switch
    {
        Local local => dependent.Contains(local),
        Binary binary => Mentions(binary.Left) || Mentions(binary.Right),
        Negation negation => Mentions(negation.Operand),
        Cast cast => Mentions(cast.Operand),
        Conditional conditional => Mentions(conditional.Condition) || Mentions(conditional.WhenTrue) || Mentions(conditional.WhenFalse),
        _ => false,
    };

    private static bool IsPlain(Expression expression) => expression switch
    {
        Local or IntegerConstant => true,
        Binary binary => IsPlain(binary.Right) && IsPlain(binary.Left),
        Negation negation => IsPlain(negation.Operand),
        Cast cast => IsPlain(cast.Operand),
        Conditional conditional => IsPlain(conditional.Condition) && IsPlain(conditional.WhenTrue) && IsPlain(conditional.WhenFalse),
        _ => false,
    };
}
