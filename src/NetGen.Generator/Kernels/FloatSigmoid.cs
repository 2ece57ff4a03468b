using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>1 / (1 + exp(-x)) for floats, by the exponential of a negative number on both sides: no overflow. Relative error at most 2e-7.</summary>
internal static class FloatSigmoid
{
    private const string Name = "FloatSigmoid";

    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper(builder));
        return new Call(Name, CodeType.Float32, x);
    }

    private static Method Helper(KernelBuilder builder)
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        code.If(x >= 0f, () => code.Return((Expression)1f / (1f + FloatExp.Call(builder, -x))));
        Local e = code.Declare("e", FloatExp.Call(builder, x));
        code.Return(e / (1f + e));
        return new Method(Name, "1 / (1 + exp(-x)), relative error at most 2e-7.", [x], CodeType.Float32, code.Statements);
    }
}
