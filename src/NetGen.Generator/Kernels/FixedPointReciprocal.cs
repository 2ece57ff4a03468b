using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>2 / (1 + x) for x from 0 to 1, as gemmlowp divides: Newton's iteration from a line, three steps. At compile time, and as a helper of the generated class.</summary>
internal static class FixedPointReciprocal
{
    /// <summary>The name of the helper.</summary>
    public const string Name = "FixedReciprocal";

    /// <summary>48/17 and -32/17 with 29 fraction bits: the line with the smallest relative error of 1/d on [1/2, 1].</summary>
    private const int LineStart = 1515870810;
    private const int LineSlope = -1010580540;

    /// <summary>2 / (1 + x): x with 31 fraction bits, the result with 29.</summary>
    public static int Doubled(int x)
    {
        int half = (int)((x + (1L << 31)) >> 1);
        int estimate = LineStart + FixedPointMultiplier.DoublingHigh(half, LineSlope);
        for (int i = 0; i < 3; i++)
        {
            int error = (1 << 29) - FixedPointMultiplier.DoublingHigh(half, estimate);
            estimate += FixedPointMultiplier.DoublingHigh(estimate, error) << 2;
        }

        return estimate;
    }

    /// <summary>1 / (1 + x) with 31 fraction bits; 1 is the largest int.</summary>
    public static int Of(int x) => Saturate(Doubled(x), 1);

    /// <summary>value * 2^shift, or the nearest int.</summary>
    public static int Saturate(int value, int shift) => (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, (long)value << shift));

    /// <summary><see cref="Of"/> in the loop language: a call of the helper, which is added.</summary>
    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper());
        return new Call(Name, CodeType.Int32, x);
    }

    private static Method Helper()
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Int32);
        Local half = code.Declare("half", CodeType.Int64, (x + (1L << 31)).ShiftRight(1));
        Local estimate = code.Declare("r", CodeType.Int64, (Expression)(long)LineStart + High(half, (long)LineSlope));
        for (int i = 0; i < 3; i++)
        {
            // Three steps written out: a loop would cost more than the second and third step.
            code.Assign(estimate, estimate + High(estimate, (1L << 29) - High(half, estimate)).ShiftLeft(2));
        }

        code.Return(((Expression)int.MaxValue).If(estimate >= 1L << 30, estimate.ShiftLeft(1).As(CodeType.Int32)));
        return new Method(Name, "1 / (1 + x) for x from 0 to 1, both with 31 fraction bits.", [x], CodeType.Int32, code.Statements);
    }

    private static Expression High(Expression left, Expression right) => ((left * right) + (1L << 30)).ShiftRight(31);
}
