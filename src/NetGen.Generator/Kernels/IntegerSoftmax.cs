using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Softmax of 8-bit values, as TensorFlow Lite Micro computes it. The exponentials of all differences from a row's largest value are known at
/// compile time: a table. Differences too large to matter are not in it.
/// </summary>
internal sealed class IntegerSoftmax
{
    /// <summary>Integer bits of a scaled difference.</summary>
    private const int DifferenceBits = 5;

    /// <summary>Integer bits of the sum.</summary>
    private const int SumBits = 12;

    private readonly KernelBuilder builder;
    private readonly CodeBuilder code;
    private readonly Local table;
    private readonly int length;

    public IntegerSoftmax(KernelBuilder builder)
    {
        this.builder = builder;
        code = builder.Code;
        int[] powers = Powers(((Softmax)builder.Context.Node.Operator).Beta, builder.Context.Input.Type.Quantization!);
        length = powers.Length;
        table = builder.Constants("exp", CodeType.Int32, powers);
    }

    /// <summary>
    /// exp(-beta scale d) for d = 0, 1, ... with 31 fraction bits. It ends where values add nothing to the sum; they give nothing to
    /// the output either, which keeps fewer bits.
    /// </summary>
    public static int[] Powers(float beta, Quantization input)
    {
        double real = Math.Min((double)beta * input.Scale * (1 << (31 - DifferenceBits)), int.MaxValue);
        FixedPointMultiplier factor = FixedPointMultiplier.From(real);
        double radius = Math.Floor(((1 << DifferenceBits) - 1) * Math.Pow(2, 31 - DifferenceBits - factor.Shift));
        List<int> powers = [];
        for (int d = 0; d <= Math.Min(radius, 255); d++)
        {
            int power = FixedPointExp.OfNegative(FixedPointMultiplier.RoundingShift(FixedPointMultiplier.DoublingHigh(-d << Math.Max(factor.Shift, 0), factor.Multiplier), Math.Max(-factor.Shift, 0)), DifferenceBits);
            if (power >> (SumBits - 1) == 0)
            {
                break;
            }

            powers.Add(power);
        }

        return [.. powers];
    }

    /// <summary>The exponential for a value, given the row's largest.</summary>
    public Expression Power(Local largest, Element value)
    {
        if (length == 256)
        {
            return table[largest - value];
        }

        Local d = code.Declare("d", largest - value);
        return table[d].If(d < length, 0);
    }

    /// <summary>An exponential as it goes into the sum: rounded, without the overflow of adding half first.</summary>
    public static Expression Share(Expression power) => (power.ShiftRight(SumBits - 1) + 1).ShiftRight(1);

    /// <summary>The reciprocal of a sum, as a fraction and the number of bits (less one) that products with it lose.</summary>
    public (Local Inverse, Local Shift) Divide(Local sum)
    {
        // The largest value alone makes the sum 2^19: four steps bring its first bit to bit 30.
        Local shift = code.Declare("shift", (Expression)(SumBits + 31 - 8 - 2));
        foreach (int step in new[] { 8, 4, 2, 1 })
        {
            code.If(sum < 1 << (31 - step), () =>
            {
                code.Assign(sum, sum.ShiftLeft(step));
                code.Assign(shift, shift - step);
            });
        }

        Local inverse = code.Declare("inverse", CodeType.Int64, FixedPointReciprocal.Call(builder, (sum - (1 << 30)).ShiftLeft(1)));
        return (inverse, shift);
    }

    /// <summary>Stores power / sum with 8 fraction bits.</summary>
    public void Store(Element target, Expression power, Local inverse, Local shift)
    {
        Expression product = ((inverse * power) + (1L << 30)).ShiftRight(31);
        Local t = code.Declare("t", (product.ShiftRight(shift) + 1L).ShiftRight(1).As(CodeType.Int32) + sbyte.MinValue);
        code.Assign(target, ((Expression)(int)sbyte.MaxValue).If(t > sbyte.MaxValue, t).As(CodeType.Int8));
    }
}
