using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sums of integer products in few instructions: zero weights write nothing, 1 and -1 need no product, and inputs that share a weight but for
/// its sign are added first and multiplied once.
/// </summary>
internal static class GroupedSum
{
    /// <summary>The terms of a sum, to be added in any order; the values are no constants.</summary>
    /// <param name="factor">The size of a weight as an expression: a constant, or a variable that holds it.</param>
    public static IEnumerable<Expression> Terms(IEnumerable<(Expression Value, int Weight)> products, Func<int, Expression> factor)
    {
        List<(Expression Value, int Weight)> nonzero = [.. products.Where(product => product.Weight != 0)];
        foreach (IGrouping<int, (Expression Value, int Weight)> equal in nonzero.GroupBy(product => Math.Abs(product.Weight)).OrderByDescending(equal => equal.Count()).ThenByDescending(equal => equal.Key))
        {
            if (equal.Key == 1)
            {
                foreach ((Expression value, int weight) in equal)
                {
                    yield return weight > 0 ? value : -value;
                }

                continue;
            }

            // The first input's sign goes into the weight, so that no group begins with a minus.
            int sign = Math.Sign(equal.First().Weight);
            Expression? sum = null;
            foreach ((Expression value, int weight) in equal)
            {
                sum = sum is null ? value : Math.Sign(weight) == sign ? sum + value : sum - value;
            }

            Expression size = factor(equal.Key);
            yield return size is IntegerConstant ? sum! * (sign * equal.Key) : sign > 0 ? sum! * size : -(sum! * size);
        }
    }
}
