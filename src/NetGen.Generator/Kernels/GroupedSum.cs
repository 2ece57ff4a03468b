using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sums of integer products in few instructions: zero weights write nothing, 1 and -1 need no product, and inputs that share a weight but for
/// its sign are added first and multiplied once. A weight may stand for those of several sums that are packed into one integer.
/// </summary>
internal static class GroupedSum
{
    /// <summary>The terms of a sum, to be added in any order.</summary>
    /// <param name="products">The values, which are no constants, with their weights.</param>
    /// <param name="factor">The size of a weight as an expression: a constant, or a variable that holds it.</param>
    public static IReadOnlyList<Expression> Terms(IReadOnlyList<(Expression Value, long Weight)> products, Func<long, Expression> factor)
    {
        long[] sizes = new long[products.Count];
        int[] order = new int[products.Count];
        int count = 0;
        for (int i = 0; i < products.Count; i++)
        {
            if (products[i].Weight != 0)
            {
                (sizes[count], order[count]) = (SizeOf(products[i].Weight), i);
                count++;
            }
        }

        Array.Sort(sizes, order, 0, count);
        List<Expression> terms = [];
        foreach ((int from, int length) in MostFrequentFirst(sizes, count))
        {
            // Those of one size in the order in which they came.
            Array.Sort(order, from, length);
            Add(terms, products, order, from, length, factor);
        }

        return terms;
    }

    /// <summary>Runs of equal sizes, sorted: the longest first, of those as long the largest size.</summary>
    private static IEnumerable<(int From, int Length)> MostFrequentFirst(long[] sizes, int count)
    {
        int[] starts = new int[count];
        long[] ranks = new long[count];
        int runs = 0;
        for (int from = 0, to; from < count; from = to)
        {
            for (to = from + 1; to < count && sizes[to] == sizes[from];)
            {
                to++;
            }

            (starts[runs], ranks[runs]) = (from, ((long)(to - from) << 32) + runs);
            runs++;
        }

        Array.Sort(ranks, starts, 0, runs);
        for (int run = runs - 1; run >= 0; run--)
        {
            yield return (starts[run], (int)(ranks[run] >> 32));
        }
    }

    /// <summary>The term of the inputs that share a size; a term for each of them where the size is 1.</summary>
    private static void Add(List<Expression> terms, IReadOnlyList<(Expression Value, long Weight)> products, int[] order, int from, int length, Func<long, Expression> factor)
    {
        // The first input's sign goes into the weight, so that no group begins with a minus.
        long first = products[order[from]].Weight;
        long size = SizeOf(first);
        Expression? sum = null;
        for (int i = from; i < from + length; i++)
        {
            (Expression value, long weight) = products[order[i]];
            if (size == 1)
            {
                terms.Add(weight > 0 ? value : -value);
            }
            else
            {
                sum = sum is null ? value : weight == first ? sum + value : sum - value;
            }
        }

        if (sum is not null)
        {
            Expression by = factor(size);
            terms.Add(by is IntegerConstant ? sum * Constant(first) : first > 0 ? sum * by : -(sum * by));
        }
    }

    /// <summary>The size of a weight; that of the smallest 64-bit number, which has none, is itself.</summary>
    public static long SizeOf(long weight) => unchecked(weight < 0 ? -weight : weight);

    private static Expression Constant(long value) => value is >= int.MinValue and <= int.MaxValue ? (Expression)(int)value : value;
}
