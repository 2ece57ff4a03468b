using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Logistic function and hyperbolic tangent of 16-bit values with 12 bits behind the point; results have 15. A table of the logistic function and straight lines
/// between its values, bit-equal with TensorFlow Lite's reference kernels; the tangent is 2 s(2 x) - 1.
/// </summary>
internal static class WideFunctions
{
    /// <summary>What the table's values lack, so that 16 bits hold them.</summary>
    public const int Half = 1 << 15;

    public const int Last = 255;

    public static Expression Sigmoid(KernelBuilder builder, Expression x) => Call(builder, "Sigmoid16", "The logistic function: 12 bits behind the point to 15.", x * 3, code => (table, value) =>
    {
        Local size = code.Declare("size", (-value).If(value < 0, value));
        Local k = code.Declare("k", size.ShiftRight(9));
        Local result = code.Declare("result", (Expression)(0x7FFF << 10));
        code.If(k < Last, () => code.Assign(result, (table[k] + Half).ShiftLeft(9) + ((size & 0x1FF) * (table[k + 1] - table[k]))), share: 1);
        return (result + (1 << 9)).If(value >= 0, (Expression)((1 << 25) + (1 << 9) - 1) - result).ShiftRight(10);
    });

    /// <param name="shift">What moves the point of the value to 12 bits: to the left, or to the right, rounded.</param>
    public static Expression Tanh(KernelBuilder builder, Expression x, int shift = 0) => Call(builder, "Tanh16", "The hyperbolic tangent: 12 bits behind the point to 15.", Three(x, shift), code => (table, value) =>
    {
        Local size = code.Declare("size", (-value).If(value < 0, value));
        Local k = code.Declare("k", size.ShiftRight(8));
        Local result = code.Declare("result", (Expression)(0xFFFF << 8));
        code.If(k < Last, () => code.Assign(result, (table[k] + Half).ShiftLeft(8) + ((size & 0xFF) * (table[k + 1] - table[k]))), share: 1);
        return (result + ((1 << 7) - (1 << 23))).If(value >= 0, (Expression)((1 << 23) + (1 << 7) - 1) - result).ShiftRight(8);
    });

    /// <summary>Three times the argument is what the table is made for.</summary>
    public static Expression Three(Expression x, int shift) => shift >= 0 ? x * (3 << shift) : ((x * 3) + (1 << (-shift - 1))).ShiftRight(-shift);

    private static Expression Call(KernelBuilder builder, string name, string summary, Expression x, Func<CodeBuilder, Func<Local, Local, Expression>> write)
    {
        StaticField table = builder.Shared(new ConstantArray("sigmoidTable", CodeType.Int16, [.. SigmoidTable.Values.Select(value => value - Half)]) { IsShared = true });
        CodeBuilder code = new();
        Local value = code.Parameter("x", CodeType.Int32);
        code.Return(write(code)(code.Array("table", table), value));
        builder.Helper(new Method(name, summary, [value], CodeType.Int32, code.Statements));
        return new Call(name, CodeType.Int32, x);
    }
}
