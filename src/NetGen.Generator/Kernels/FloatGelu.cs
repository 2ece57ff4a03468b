using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// x Phi(x) for floats, Phi the normal distribution: near zero 1/2 + x P(x^2); farther out the tail exp(-x^2/2) Q(1 / (1 + 0.3 |x|)), P and Q
/// polynomials fitted for the least relative error. x^2 is the square of a rounded x and a small rest, so that the tail keeps its relative
/// precision. Relative error at most 5e-7 down to where the result leaves the normal floats.
/// </summary>
internal static class FloatGelu
{
    private const string Name = "FloatGelu";

    /// <summary>Behind it the results are below the normal floats.</summary>
    private const float End = 13.2f;

    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper(builder));
        return new Call(Name, CodeType.Float32, x);
    }

    private static Method Helper(KernelBuilder builder)
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        Local size = code.Declare("size", (-x).If(x < 0f, x));
        code.If(size < 0.75f, () =>
        {
            Local square = code.Declare("s", x * x);
            code.Return(x * (0.5f + (x * FloatPolynomial.Of(square, 0.39894226f, -0.0664902f, 0.009971744f, -0.0011798582f, 0.000101817466f))));
        });
        code.If(size > End, () => code.Return(((Expression)0f).If(x < 0f, x)));

        // size = near + rest, near with 8 fraction bits: its square is exact.
        Local near = code.Declare("near", (size * 256f).As(CodeType.Int32).As(CodeType.Float32) * (1f / 256));
        Local rest = code.Declare("rest", (near - size) * (near + size) * 0.5f);
        Expression fine = FloatPolynomial.Of(rest, 1f, 1f, 0.5f, 0.16666667f, 0.041666668f);
        Local u = code.Declare("u", (Expression)1f / (1f + (size * 0.3f)));
        Expression scale = FloatPolynomial.Of(u, 1.1629921e-05f, 0.119402185f, 0.122601986f, 0.091736026f, 0.15008661f, -0.08822559f, 0.23939481f, -0.17444855f, 0.039437942f);

        // x first: the tail alone leaves the normal floats earlier than its product with x.
        Local tail = code.Declare("tail", x * FloatExp.Call(builder, near * near * -0.5f) * fine * scale);
        code.Return(tail.If(x < 0f, x - tail));
        return new Method(Name, "x times the normal distribution function of x, relative error at most 5e-7.", [x], CodeType.Float32, code.Statements);
    }
}
