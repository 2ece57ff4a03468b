using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>
/// An array index as a sum of loop counters times constants, plus a constant: two of them are the same place at every pass just where they are equal here.
/// </summary>
/// <param name="Factors">The factor of each loop's counter, outer loops first.</param>
internal sealed record PlaceIndex(long Constant, IReadOnlyList<long> Factors)
{
    /// <param name="index">The index.</param>
    /// <param name="counters">The loops' counters, outer loops first.</param>
    /// <param name="values">What variables stand for that get their value once.</param>
    /// <returns>Null where the index is something else.</returns>
    public static PlaceIndex? Of(Expression index, IReadOnlyList<Local> counters, IReadOnlyDictionary<Local, Expression> values)
    {
        switch (index)
        {
            case IntegerConstant constant:
                return new PlaceIndex(constant.Value, new long[counters.Count]);
            case Local local when Position(counters, local) is >= 0 and int position:
                long[] factors = new long[counters.Count];
                factors[position] = 1;
                return new PlaceIndex(0, factors);
            case Local local when values.TryGetValue(local, out Expression? value):
                return Of(value, counters, values);
            case Binary { Operator: BinaryOperator.Add } sum:
                return Sum(Of(sum.Left, counters, values), Of(sum.Right, counters, values), 1);
            case Binary { Operator: BinaryOperator.Subtract } difference:
                return Sum(Of(difference.Left, counters, values), Of(difference.Right, counters, values), -1);
            case Binary { Operator: BinaryOperator.Multiply, Right: IntegerConstant factor } product:
                return Sum(new PlaceIndex(0, new long[counters.Count]), Of(product.Left, counters, values), factor.Value);
            default:
                return null;
        }
    }

    public bool Equals(PlaceIndex? other) => other is not null && Constant == other.Constant && Factors.SequenceEqual(other.Factors);

    public override int GetHashCode() => Factors.Aggregate(Constant.GetHashCode(), (hash, factor) => unchecked((hash * 31) + factor.GetHashCode()));

    private static PlaceIndex? Sum(PlaceIndex? left, PlaceIndex? right, long times) => left is null || right is null
        ? null
        : new PlaceIndex(left.Constant + (times * right.Constant), [.. left.Factors.Zip(right.Factors, (a, b) => a + (times * b))]);

    private static int Position(IReadOnlyList<Local> counters, Local local)
    {
        for (int i = 0; i < counters.Count; i++)
        {
            if (ReferenceEquals(counters[i], local))
            {
                return i;
            }
        }

        return -1;
    }
}
