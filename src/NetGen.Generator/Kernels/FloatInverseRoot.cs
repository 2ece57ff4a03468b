using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>1 / sqrt(x) for floats from 1e-30 to 1e30: exp(-ln(x) / 2), then a step of Newton's. Relative error at most 3e-7.</summary>
internal static class FloatInverseRoot
{
    private const string Name = "FloatInverseRoot";

    public static Expression Call(KernelBuilder builder, Expression x)
    {
        builder.Helper(Helper(builder));
        return new Call(Name, CodeType.Float32, x);
    }

    private static Method Helper(KernelBuilder builder)
    {
        CodeBuilder code = new();
        Local x = code.Parameter("x", CodeType.Float32);
        Local root = code.Declare("y", FloatExp.Call(builder, FloatLog.Call(builder, x) * -0.5f));
        code.Return(root * (1.5f - (x * root * root * 0.5f)));
        return new Method(Name, "1 / sqrt(x), relative error at most 3e-7.", [x], CodeType.Float32, code.Statements);
    }
}
