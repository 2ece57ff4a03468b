using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>tanh(x) for floats: an odd polynomial near zero (fitted for the least relative error), exponentials farther out, 1 from 9.1 on. Relative error at most 2e-7.</summary>
internal static class FloatTanh
{
    private const string Name = "FloatTanh";

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
        code.If(size < 0.625f, () =>
        {
            Local square = code.Declare("s", x * x);
            code.Return(x + (x * square * FloatPolynomial.Of(square, -0.33333284f, 0.13331491f, -0.053743497f, 0.020650586f, -0.0057170438f)));
        });
        Expression far = (Expression)1f - ((Expression)2f / (FloatExp.Call(builder, size + size) + 1f));
        Local t = code.Declare("t", ((Expression)1f).If(size > 9.1f, far));
        code.Return((-t).If(x < 0f, t));
        return new Method(Name, "Hyperbolic tangent, relative error at most 2e-7.", [x], CodeType.Float32, code.Statements);
    }
}
