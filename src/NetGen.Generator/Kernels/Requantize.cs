using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Integer sums to 8 or 16 bits: fixed-point factor of the channel, zero point, clamp.</summary>
internal sealed class Requantize : IOutputStage
{
    private readonly FixedPointMultiplier[] factors;
    private readonly int zeroPoint;
    private readonly int low;
    private readonly int high;
    private Local? multipliers;
    private Local? lefts;
    private Local? rights;

    /// <param name="factors">One for the layer, or one for each output channel.</param>
    public Requantize(FixedPointMultiplier[] factors, TensorType output, ActivationKind activation)
    {
        this.factors = factors.Length > 1 && factors.All(factor => factor == factors[0]) ? [factors[0]] : factors;
        zeroPoint = output.Quantization!.ZeroPoint;
        (low, high) = Clamp(output, activation);
    }

    public CodeType Accumulator => CodeType.Int32;

    private bool HasLeft => factors.Any(factor => factor.Shift > 0);

    /// <summary>The smallest and the largest quantized value that an activation lets through (TensorFlow Lite: rounded in float32).</summary>
    public static (int Low, int High) Clamp(Quantization output, ActivationKind activation) => Clamp(new TensorType(ElementType.Int8, new TensorShape(1), output), activation);

    /// <summary>The same for values of 8 or 16 bits.</summary>
    public static (int Low, int High) Clamp(TensorType type, ActivationKind activation)
    {
        (int least, int most) = type.Element == ElementType.Int16 ? (short.MinValue, short.MaxValue) : (sbyte.MinValue, (int)sbyte.MaxValue);
        Quantization output = type.Quantization!;
        int low = activation is ActivationKind.Relu or ActivationKind.Relu6 ? Math.Max(least, output.ZeroPoint) : least;
        int high = most;
        if (activation == ActivationKind.Relu6)
        {
            double six = Math.Round((double)(6f / output.Scale), MidpointRounding.AwayFromZero);
            high = (int)Math.Min(high, output.ZeroPoint + Math.Min(six, 1 << 20));
        }

        return (low, Math.Max(high, low));
    }

    public Expression Begin(Expression bias) => bias;

    public Expression End(Expression sum, Expression bias) => sum;

    public void Prepare(KernelBuilder builder)
    {
        if (factors.Length == 1)
        {
            return;
        }

        multipliers = builder.Constants("m", CodeType.Int32, [.. factors.Select(factor => factor.Multiplier)]);
        rights = builder.Constants("s", CodeType.Int8, [.. factors.Select(factor => Math.Max(-factor.Shift, 0))]);
        lefts = HasLeft ? builder.Constants("l", CodeType.Int8, [.. factors.Select(factor => Math.Max(factor.Shift, 0))]) : null;
    }

    public void Store(KernelBuilder builder, Element target, Expression sum, Expression channel)
    {
        if (factors.Length == 1)
        {
            StoreConstant(builder, target, sum, 0);
            return;
        }

        CodeBuilder code = builder.Code;
        Expression scaled = lefts is null ? sum : sum.ShiftLeft(lefts[channel]);
        Local t = code.Declare("t", ((scaled * multipliers![channel].As(CodeType.Int64)) + (1L << 30)).ShiftRight(31).As(CodeType.Int32));
        Local s = code.Declare("s", CodeType.Int32, rights![channel]);
        Expression half = ((Expression)1).ShiftLeft(s).ShiftRight(1);
        bool shiftsAlways = factors.All(factor => factor.Shift < 0);
        Expression rounded = shiftsAlways
            ? (t + half + t.ShiftRight(31)).ShiftRight(s)
            : (t + half).ShiftRight(s).If(t >= 0, -(half - t).ShiftRight(s));
        code.Assign(t, rounded + zeroPoint);
        StoreClamped(code, target, t);
    }

    public void StoreConstant(KernelBuilder builder, Element target, Expression sum, int channel)
    {
        FixedPointMultiplier factor = factors.Length == 1 ? factors[0] : factors[channel];
        Local t = builder.Code.Scratch("t", Scaled(sum, factor));
        if (factor.Shift < 0)
        {
            builder.Code.Assign(t, Rounded(t, -factor.Shift) + zeroPoint);
        }
        else if (zeroPoint != 0)
        {
            builder.Code.Assign(t, t + zeroPoint);
        }

        StoreClamped(builder.Code, target, t);
    }

    /// <summary>sum * 2^left * multiplier / 2^31, rounded.</summary>
    public static Expression Scaled(Expression sum, FixedPointMultiplier factor) =>
        ((sum.ShiftLeft(Math.Max(factor.Shift, 0)) * (long)factor.Multiplier) + (1L << 30)).ShiftRight(31).As(CodeType.Int32);

    /// <summary>value / 2^shift, half away from zero; shift at least 1. (t >> 31) is -1 for negative values: it moves the half down.</summary>
    public static Expression Rounded(Local value, int shift) => (value + (1 << (shift - 1)) + value.ShiftRight(31)).ShiftRight(shift);

    private void StoreClamped(CodeBuilder code, Element target, Local t) =>
        code.Assign(target, ((Expression)low).If(t < low, ((Expression)high).If(t > high, t)).Within(target.Type));
}
