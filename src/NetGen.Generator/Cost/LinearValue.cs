using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>
/// A value that loop variables make by sums and by products with constants: a constant and a multiple of the passes of each loop. Where variables cancel out, as
/// that of a row does in a condition on the column, the loop takes no part, so that averages are over few values. They are the same: as many of each in every pass.
/// </summary>
/// <param name="find">What is known of a variable: its definition; or, of a loop's, its first value, its step and how often the loop runs.</param>
internal sealed class LinearValue(Func<Local, (Expression First, int Step, int Passes)?> find)
{
    private readonly List<(Local Variable, long Factor, int Passes)> loops = [];
    private long constant;

    /// <summary>Adds a multiple of an expression; false where that is not linear, and the value of no use.</summary>
    public bool Add(Expression expression, long factor)
    {
        switch (expression)
        {
            case IntegerConstant number:
                constant += factor * number.Value;
                return true;
            case Local local when find(local) is var (first, step, passes):
                Add(local, factor * step, passes);
                return Add(first, factor);
            case Negation negation:
                return Add(negation.Operand, -factor);
            case Cast cast:
                return Add(cast.Operand, factor);
            case Binary { Operator: BinaryOperator.Add } sum:
                return Add(sum.Left, factor) && Add(sum.Right, factor);
            case Binary { Operator: BinaryOperator.Subtract } difference:
                return Add(difference.Left, factor) && Add(difference.Right, -factor);
            case Binary { Operator: BinaryOperator.Multiply, Right: IntegerConstant by } product:
                return Add(product.Left, factor * by.Value);
            default:
                return false;
        }
    }

    /// <summary>The average of a function of the value, which gives integers, over all passes of the loops.</summary>
    public double Average(Func<long, double> of)
    {
        long count = 1;
        foreach ((_, long factor, int passes) in loops)
        {
            count *= factor == 0 ? 1 : passes;
        }

        return Sum(of, 0, constant) / count;
    }

    private double Sum(Func<long, double> of, int depth, long value)
    {
        if (depth == loops.Count)
        {
            return of(value);
        }

        (_, long factor, int passes) = loops[depth];
        double sum = 0;
        for (int pass = 0; pass < (factor == 0 ? 1 : passes); pass++)
        {
            sum += Sum(of, depth + 1, value + (pass * factor));
        }

        return sum;
    }

    private void Add(Local variable, long factor, int passes)
    {
        if (passes < 2)
        {
            return;
        }

        int place = loops.FindIndex(loop => loop.Variable == variable);
        if (place < 0)
        {
            loops.Add((variable, factor, passes));
        }
        else
        {
            loops[place] = (variable, loops[place].Factor + factor, passes);
        }
    }
}
