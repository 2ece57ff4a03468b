using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>x * relu6(x + 3) / 6 on 8-bit values in 16-bit fixed point, as TensorFlow Lite computes it.</summary>
internal sealed class IntegerHardSwish
{
    private readonly Quantization input;
    private readonly Quantization output;
    private readonly FixedPointMultiplier toOutput;
    private readonly FixedPointMultiplier toGate;

    public IntegerHardSwish(Quantization input, Quantization output)
    {
        this.input = input;
        this.output = output;

        // Values carry seven more bits than the input; a gate of 32768 stands for the real number 3. Scales are divided in float32.
        float fine = (1f / 128) * input.Scale;
        toOutput = Short(FixedPointMultiplier.From((float)(fine / output.Scale)));
        toGate = Short(FixedPointMultiplier.From((float)(fine / (3f / 32768))));
    }

    /// <summary>The output before it is clamped to 8 bits.</summary>
    public int Apply(int value)
    {
        int fine = (value - input.ZeroPoint) << 7;
        int scaled = High(fine, toOutput.Multiplier);
        int product = Gate(fine) * scaled / (1 << 15);
        int shifted = toOutput.Shift <= 0 ? FixedPointMultiplier.RoundingShift(product, -toOutput.Shift) : product << toOutput.Shift;
        return shifted + output.ZeroPoint;
    }

    /// <summary>relu6(x + 3) / 6 with 15 fraction bits. To the left it shifts all bits but the last before the product, so that saturation comes last.</summary>
    private int Gate(int fine)
    {
        int left = Math.Max(toGate.Shift, 0);
        int gate = left > 0 ? Saturate((long)fine << (left - 1)) : fine;
        gate = High(gate, toGate.Multiplier);
        gate = left > 0 ? Saturate((long)gate << 1) : FixedPointMultiplier.RoundingShift(gate, -toGate.Shift);
        return (gate + (1 << 15)) >> 1;
    }

    /// <summary>left * right / 2^15, rounded; both have 16 bits and are not the smallest number both.</summary>
    private static int High(int left, int right) => ((left * right) + (1 << 14)) >> 15;

    private static int Saturate(long value) => (int)Math.Max(short.MinValue, Math.Min(short.MaxValue, value));

    /// <summary>The multiplier rounded to 15 bits.</summary>
    private static FixedPointMultiplier Short(FixedPointMultiplier factor) =>
        factor with { Multiplier = factor.Multiplier >= int.MaxValue - (1 << 15) ? short.MaxValue : (factor.Multiplier + (1 << 15)) >> 16 };
}
