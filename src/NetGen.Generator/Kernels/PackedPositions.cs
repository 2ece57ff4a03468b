using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>One input at several positions in one 64-bit integer.</summary>
internal static class PackedPositions
{
    /// <summary>sum_j value_j 2^shift_j: exact modulo 2^64, so that products and sums of it are those of its lanes.</summary>
    public static Expression Of(LaneLayout layout, Func<int, Expression> value)
    {
        Expression? packed = null;
        long known = 0;
        for (int j = 0; j < layout.Count; j++)
        {
            Expression given = value(j);
            if (given is IntegerConstant constant)
            {
                known = unchecked(known + (constant.Value << layout.Lanes[j].Shift));
                continue;
            }

            Expression lane = given.As(CodeType.Int64).ShiftLeft(layout.Lanes[j].Shift);
            packed = packed is null ? lane : packed + lane;
        }

        return packed is null ? known : known == 0 ? packed : packed + known;
    }
}
