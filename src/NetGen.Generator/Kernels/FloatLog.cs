using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// ln(x) for positive floats: x = 2^n m with m near 1, then the series of 2 artanh((m - 1) / (m + 1)). Error at most 1.2e-7 of the result or of 1, whatever is more.
/// </summary>
internal static class FloatLog
{
    private const string Name = "FloatLog";

    private const float RootOfTwo = 1.4142135f;

    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper());
        return new Call(Name, CodeType.Float32, x);
    }

    private static Method Helper()
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        code.If(x > float.MaxValue, () => code.Return(128 * 0.6931472f), share: 0);
        Local n = code.Declare("n", 0f);
        code.While(x > RootOfTwo, () => Scale(0.5f, 1f), 0);
        code.While((x < 1 / RootOfTwo).AndAlso(x > 0f), () => Scale(2f, -1f), 0);
        Local t = code.Declare("t", (x - 1f) / (x + 1f));
        Local square = code.Declare("s", t * t);
        code.Return((n * 0.6931472f) + (t * FloatPolynomial.Of(square, 2f, 2 / 3f, 2 / 5f, 2 / 7f, 2 / 9f)));
        return new Method(Name, "ln(x) for x above 0, error at most 1.2e-7 of the result or of 1.", [x], CodeType.Float32, code.Statements);

        void Scale(float factor, float step)
        {
            code.Assign(x, x * factor);
            code.Assign(n, n + step);
        }
    }
}
