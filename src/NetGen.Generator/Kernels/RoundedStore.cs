using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Ends a computation in floats whose result is an 8-bit value: the nearest step, halves away from zero, clamped.</summary>
internal static class RoundedStore
{
    /// <param name="steps">The result in steps of the output's scale.</param>
    public static void Write(CodeBuilder code, Element target, Expression steps, Quantization output)
    {
        Local y = code.Scratch("y", steps);
        Local t = code.Scratch("t", (y + ((Expression)(-0.5f)).If(y < 0f, 0.5f)).As(CodeType.Int32) + output.ZeroPoint);
        code.Assign(target, IntegerStore.Clamp(t, sbyte.MinValue, sbyte.MaxValue).As(CodeType.Int8));
    }
}
