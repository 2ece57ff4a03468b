using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Sums of many terms, a limited number in each statement.</summary>
internal static class UnrolledSum
{
    /// <summary>The sum as an expression to be used at once; a long one is held in a local that the next one takes over.</summary>
    public static Expression Of(CodeBuilder code, Expression start, IEnumerable<Expression> terms)
    {
        Expression sum = start;
        int count = 0;
        foreach (Expression term in terms)
        {
            if (count > 0 && count % KernelLimits.ExpressionTerms == 0)
            {
                sum = code.Scratch("sum", sum);
            }

            sum = IsZero(sum) && term.Type.Promoted() == sum.Type ? term : sum + term;
            count++;
        }

        return sum;
    }

    /// <summary>Minus zero plus x is x for every x, and so is zero plus x but for minus zero, which no layer tells from zero.</summary>
    private static bool IsZero(Expression sum) => sum is FloatConstant { Value: 0 } or IntegerConstant { Value: 0 };
}
