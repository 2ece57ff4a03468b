using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// x for x >= 0, exp(x) - 1 below: near zero the polynomial of <see cref="FloatExp"/> without its 1, so that nothing cancels. Relative error at most 3e-7.
/// </summary>
internal static class FloatElu
{
    private const string Name = "FloatElu";

    /// <summary>ln 2 / 2: as far as the polynomial goes.</summary>
    private const float Near = -0.34657359f;

    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper(builder));
        return new Call(Name, CodeType.Float32, x);
    }

    private static Method Helper(KernelBuilder builder)
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        code.If(x >= 0f, () => code.Return(x));
        code.If(x > Near, () => code.Return(x + (x * x * FloatPolynomial.Of(x, FloatExp.Polynomial))));
        code.Return(FloatExp.Call(builder, x) - 1f);
        return new Method(Name, "x for x >= 0, exp(x) - 1 below, relative error at most 3e-7.", [x], CodeType.Float32, code.Statements);
    }
}
