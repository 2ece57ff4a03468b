using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Ends an element-wise integer computation: scale, zero point, clamp, store. One local serves every value, however many are unrolled.</summary>
internal sealed class IntegerStore
{
    private readonly CodeBuilder code;
    private readonly Local t;
    private readonly int zeroPoint;
    private readonly int low;
    private readonly int high;

    public IntegerStore(KernelBuilder builder, int zeroPoint, int low, int high)
    {
        code = builder.Code;
        t = code.Declare("t", CodeType.Int32);
        this.zeroPoint = zeroPoint;
        this.low = low;
        this.high = high;
    }

    /// <summary>sum * factor, rounded twice as TensorFlow Lite does.</summary>
    public void Scaled(Element target, Expression sum, FixedPointMultiplier factor)
    {
        code.Assign(t, Requantize.Scaled(sum, factor));
        if (factor.Shift < 0)
        {
            code.Assign(t, Requantize.Rounded(t, -factor.Shift) + zeroPoint);
        }
        else if (zeroPoint != 0)
        {
            code.Assign(t, t + zeroPoint);
        }

        Clamped(target);
    }

    /// <summary>A value with its zero point.</summary>
    public void Plain(Element target, Expression value)
    {
        code.Assign(t, value);
        Clamped(target);
    }

    private void Clamped(Element target) => code.Assign(target, Clamp(t, low, high).Within(target.Type));

    public static Expression Clamp(Local value, int low, int high) =>
        ((Expression)low).If(value < low, ((Expression)high).If(value > high, value));
}
