using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sums of integer products in few instructions: zero weights write nothing, 1 and -1 need no product, and inputs that share a weight but for
/// its sign are added first and multiplied once. A weight may stand for those of several sums that are packed into one integer.
/// </summary>
internal static class GroupedSum
{
    /// <summary>The terms of a sum, to be added in any order; the values are no constants.</summary>
    /// <param name="factor">The size of a weight as an expression: a constant, or a variable that holds it.</param>
    public static IEnumerable<Expression> Terms(IEnumerable<(Expression Value, long Weight)> products, Func<long, Expression> factor)
    {
        List<(Expression Value, long Weight)> nonzero = [.. products.Where(product => product.Weight != 0)];
        foreach (IGrouping<long, (Expression Value, long Weight)> equal in nonzero.GroupBy(product => SizeOf(product.Weight)).OrderByDescending(equal => equal.Count()).ThenByDescending(equal => equal.Key))
        {
            if (equal.Key == 1)
            {
                foreach ((Expression value, long weight) in equal)
                {
                    yield return weight > 0 ? value : -value;
                }

                continue;
            }

            // The first input's sign goes into the weight, so that no group begins with a minus.
            long first = equal.First().Weight;
            Expression? sum = null;
            foreach ((Expression value, long weight) in equal)
            {
                sum = sum is null ? value : weight == first ? sum + value : sum - value;
            }

            Expression size = factor(equal.Key);
            yield return size is IntegerConstant ? sum! * Constant(first) : first > 0 ? sum! * size : -(sum! * size);
        }
    }

    /// <summary>The size of a weight; that of the smallest 64-bit number, which has none, is itself.</summary>
    public static long SizeOf(long weight) => unchecked(weight < 0 ? -weight : weight);

    private static Expression Constant(long value) => value is >= int.MinValue and <= int.MaxValue ? (Expression)(int)value : value;
}
