using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>One 8-bit input at several positions in one 64-bit integer. Neighbours come together in 32 bits first: that spares conversions.</summary>
internal static class PackedPositions
{
    /// <summary>An 8-bit value that is shifted by so much at most, and all those below it, add up to a 32-bit number.</summary>
    private const int MostShift = 23;

    private const int Bits = 64;

    /// <summary>sum_j value_j 2^shift_j: exact modulo 2^64, so that products and sums of it are those of its lanes.</summary>
    public static Expression Of(LaneLayout layout, Func<int, Expression> value)
    {
        Expression? packed = null;
        Expression? narrow = null;
        int narrowShift = 0;
        long known = 0;
        for (int j = 0; j < layout.Count; j++)
        {
            Expression given = Narrow(value(j));
            int shift = layout.Lanes[j].Shift;
            if (given is IntegerConstant constant)
            {
                known = unchecked(known + (constant.Value << shift));
            }
            else if (given.Type == CodeType.Int64)
            {
                packed = Plus(packed, given.ShiftLeft(shift));
            }
            else if (narrow is not null && shift - narrowShift <= MostShift)
            {
                narrow += given.ShiftLeft(shift - narrowShift);
            }
            else
            {
                Close();
                (narrow, narrowShift) = (given, shift);
            }
        }

        Close();
        return packed is null ? known : known == 0 ? packed : packed + known;

        void Close()
        {
            packed = narrow is null ? packed : Plus(packed, narrow.As(CodeType.Int64).ShiftLeft(narrowShift));
            narrow = null;
        }
    }

    /// <summary>Conversions to 64 bits that the values of an input take, where all of them are loaded.</summary>
    public static int Conversions(LaneLayout layout)
    {
        (int count, int first) = (0, -Bits);
        foreach (Lane lane in layout.Lanes)
        {
            (count, first) = lane.Shift - first <= MostShift ? (count, first) : (count + 1, lane.Shift);
        }

        return count;
    }

    private static Expression Plus(Expression? sum, Expression term) => sum is null ? term : sum + term;

    /// <summary>What is widened already is taken as it was.</summary>
    private static Expression Narrow(Expression value) => value is Cast { Type: CodeType.Int64, Operand: { Type: CodeType.Int8 or CodeType.Int32 } operand } ? operand : value;
}
