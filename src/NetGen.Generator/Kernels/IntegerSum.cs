using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The sum of 8-bit values of different scales: each on a common grid with 20 bits of headroom, the sum rescaled once, as TensorFlow
/// Lite does. Two values where that is a plane over all 65,536 pairs, exactly, are computed as the plane.
/// </summary>
internal sealed class IntegerSum : IElementArithmetic
{
    /// <summary>Bits of the common grid below the inputs' steps.</summary>
    public const int Headroom = 20;

    private readonly CodeBuilder code;
    private readonly IntegerStore store;
    private readonly Quantization[] inputs;
    private readonly FixedPointMultiplier[] factors;
    private readonly Local?[] scaled;
    private readonly FixedPointMultiplier outputFactor;
    private readonly ExactPlane? plane;

    public IntegerSum(KernelBuilder builder)
    {
        KernelContext context = builder.Context;
        Quantization output = context.Output.Type.Quantization!;
        (int low, int high) = Limits(context);
        (inputs, factors, outputFactor) = Factors(context);
        code = builder.Code;
        plane = Plane(context);
        scaled = [.. factors.Select(factor => plane is null && factor.Shift < 0 ? code.Declare("s", CodeType.Int32) : null)];
        store = new IntegerStore(builder, plane is null ? output.ZeroPoint : 0, low, high);
    }

    public void Write(Element[] values, Element target)
    {
        if (plane is { } exact)
        {
            store.Plain(target, exact.Of(values[0], values[1]));
            return;
        }

        Expression? sum = null;
        for (int i = 0; i < values.Length; i++)
        {
            Expression value = OnGrid(values[i], i);
            sum = sum is null ? value : sum + value;
        }

        store.Scaled(target, sum!, outputFactor);
    }

    /// <summary>(q - zero) * 2^20 * factor: the headroom shortens the shift of the product, the zero point goes into its rounding.</summary>
    private Expression OnGrid(Element value, int i)
    {
        long multiplier = factors[i].Multiplier;
        long rounding = (1L << (30 - Headroom)) - (inputs[i].ZeroPoint * multiplier);
        Expression product = ((value * multiplier) + rounding).ShiftRight(31 - Headroom).As(CodeType.Int32);
        if (scaled[i] is not { } local)
        {
            return product;
        }

        code.Assign(local, product);
        code.Assign(local, Requantize.Rounded(local, -factors[i].Shift));
        return local;
    }

    /// <summary>The smallest and the largest result.</summary>
    public static (int Low, int High) Limits(KernelContext context) =>
        Requantize.Clamp(context.Output.Type.Quantization!, ((ActivatedOperator)context.Node.Operator).Activation);

    /// <summary>The plane that has the exact results of two inputs; null if there is none. Sought once for all forms.</summary>
    public static ExactPlane? Plane(KernelContext context) => context.Once(() => new FoundPlane(FindPlane(context)))!.Plane;

    private static ExactPlane? FindPlane(KernelContext context)
    {
        if (context.Inputs.Count != 2)
        {
            return null;
        }

        (Quantization[] inputs, FixedPointMultiplier[] factors, FixedPointMultiplier outputFactor) = Factors(context);
        Quantization output = context.Output.Type.Quantization!;
        (int low, int high) = Limits(context);
        int[] first = OnGrid(0);
        int[] second = OnGrid(1);
        sbyte[] results = new sbyte[256 * 256];
        for (int i = 0; i < results.Length; i++)
        {
            int sum = outputFactor.Apply(first[i >> 8] + second[i & 255]) + output.ZeroPoint;
            results[i] = (sbyte)Math.Max(low, Math.Min(high, sum));
        }

        return ExactPlane.Of((double)inputs[0].Scale / output.Scale, (double)inputs[1].Scale / output.Scale, results, low, high);

        int[] OnGrid(int i) => [.. Enumerable.Range(sbyte.MinValue, 256).Select(q => factors[i].Apply((q - inputs[i].ZeroPoint) << Headroom))];
    }

    private sealed record FoundPlane(ExactPlane? Plane);

    /// <summary>The inputs with their factors to the common grid, and the factor from there to the output.</summary>
    public static (Quantization[] Inputs, FixedPointMultiplier[] Factors, FixedPointMultiplier OutputFactor) Factors(KernelContext context)
    {
        Quantization[] inputs = [.. context.Inputs.Select(input => input.Type.Quantization!)];
        double twice = 2 * inputs.Max(input => (double)input.Scale);
        FixedPointMultiplier[] factors = [.. inputs.Select(input => FixedPointMultiplier.From(input.Scale / twice))];
        return (inputs, factors, FixedPointMultiplier.From(twice / ((1 << Headroom) * (double)context.Output.Type.Quantization!.Scale)));
    }
}
