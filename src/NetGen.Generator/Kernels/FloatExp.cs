using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// exp(x) for floats: x = n ln 2 + r, a polynomial in r (fitted for the least relative error), then powers of two by multiplication. Relative
/// error at most 1e-7. Above the largest float it stays there; below the smallest normal float it is 0.
/// </summary>
internal static class FloatExp
{
    private const string Name = "FloatExp";

    /// <summary>ln 3.4028235e38: exp of the next float would be infinite.</summary>
    private const float Largest = 88.72283f;

    /// <summary>ln 2^-126.</summary>
    private const float Smallest = -87.33654f;

    /// <summary>ln 2 in two parts: the first has so few bits that its products with n are exact.</summary>
    private const float LnTwoHigh = 0.693359375f;
    private const float LnTwoLow = -2.12194440e-4f;

    /// <summary>exp(r) = 1 + r + r^2 P(r) for |r| up to ln 2 / 2.</summary>
    internal static readonly float[] Polynomial = [0.5f, 0.16666512f, 0.041666187f, 0.008369599f, 0.001395172f];

    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper());
        return new Call(Name, CodeType.Float32, x);
    }

    private static Method Helper()
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        code.If(x > Largest, () => code.Return(float.MaxValue));
        code.If(x < Smallest, () => code.Return(0f));
        Expression half = ((Expression)(-0.5f)).If(x < 0f, 0.5f);
        Local n = code.Declare("n", CodeType.Int32, ((x * 1.442695f) + half).As(CodeType.Int32));
        Local r = code.Declare("r", x - (n.As(CodeType.Float32) * LnTwoHigh) - (n.As(CodeType.Float32) * LnTwoLow));
        Expression polynomial = FloatPolynomial.Of(r, Polynomial);
        Local e = code.Declare("e", 1f + (r + (r * r * polynomial)));
        code.If(n < 0, () => Scale(-1), () => Scale(1));
        return new Method(Name, "exp(x), relative error at most 1e-7; 0 below -87.33, the largest float above 88.72.", [x], CodeType.Float32, code.Statements);

        void Scale(int sign)
        {
            Expression times = sign > 0 ? n : -n;
            Local m = code.Declare("m", times);
            foreach (int power in new[] { 64, 32, 16 })
            {
                code.If(m > power, () =>
                {
                    code.Assign(e, e * (float)Math.Pow(2, sign * power));
                    code.Assign(m, m - power);
                });
            }

            Expression last = ((Expression)1).ShiftLeft(m).As(CodeType.Float32);
            code.Return(sign > 0 ? e * last : e / last);
        }
    }
}
