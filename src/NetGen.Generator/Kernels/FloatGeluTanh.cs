using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// x / 2 (1 + tanh(u)) with u = sqrt(2 / pi) (x + 0.044715 x^3) for floats: x times the logistic function of 2 u. Error at most 2e-6 of the
/// result or 1e-9, whatever is more: far below zero the rounding of 2 u counts as often as u is large.
/// </summary>
internal static class FloatGeluTanh
{
    private const string Name = "FloatGeluTanh";

    /// <summary>2 sqrt(2 / pi), and the same times 0.044715.</summary>
    private const float Linear = 1.5957691f;
    private const float Cubic = 0.071354814f;

    /// <summary>Behind it the logistic function is 0 or 1, and further on the cube would overflow.</summary>
    private const float End = 11f;

    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper(builder));
        return new Call(Name, CodeType.Float32, x);
    }

    private static Method Helper(KernelBuilder builder)
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        code.If(x > End, () => code.Return(x));
        code.If(x < -End, () => code.Return(0f));
        code.Return(x * FloatSigmoid.Call(builder, x * ((x * x * Cubic) + Linear)));
        return new Method(Name, "x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))).", [x], CodeType.Float32, code.Statements);
    }
}
