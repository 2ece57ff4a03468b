using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>
/// Ends vectors of integer sums: one formula for all channels of a layer, with numbers for each. Proved equal to TensorFlow Lite's requantization
/// for every channel's exact limits, like <see cref="RowOutput"/>; here the result is the upper half of a 64-bit number, shifted.
/// </summary>
internal sealed class VectorOutput
{
    /// <summary>Channels of a block.</summary>
    public const int Lanes = 16;

    /// <summary>Integers of a block: biases, multipliers, shifts, and 64-bit offsets of the even and of the odd channels.</summary>
    private const int Block = 5 * Lanes;

    private readonly Requantization[] formulas;

    private VectorOutput(Requantization[] formulas, int low, int high)
    {
        this.formulas = formulas;
        Low = low;
        High = high;
        IsSigned = formulas[0].Kind == RequantizationKind.Signed64;
    }

    public int Low { get; }

    public int High { get; }

    /// <summary>Whether both roundings are computed: the sum is doubled, and 1 less where it is negative.</summary>
    public bool IsSigned { get; }

    /// <returns>Null where the channels have no formula in common.</returns>
    public static VectorOutput? Find(KernelContext context, int channels, IChannelWeights weights)
    {
        Quantization output = context.Output.Type.Quantization!;
        FixedPointMultiplier[] factors = OutputStage.Factors(context);
        (int low, int high) = Requantize.Clamp(output, ((ActivatedOperator)context.Node.Operator).Activation);
        Requantization[] lines = new Requantization[channels];
        Requantization[] signed = new Requantization[channels];
        bool allLines = true;
        for (int k = 0; k < channels; k++)
        {
            FixedPointMultiplier factor = factors[factors.Length == 1 ? 0 : k];
            SumRange sum = weights.Sum(k) + weights.Bias(k);

            if (sum.IsInt32 && factor.Apply((int)sum.Min) is var result && result == factor.Apply((int)sum.Max))
            {
                // A dead channel, whose factor may be too small for any formula: half a step keeps the result for negative sums.
                lines[k] = new Requantization(RequantizationKind.Line64, new LinearStep(0, (result + output.ZeroPoint) * (1L << 32), 32), 0, default);
                signed[k] = new Requantization(RequantizationKind.Signed64, new LinearStep(0, ((result + output.ZeroPoint) * (1L << 32)) + (1L << 31), 32), 0, default);
                continue;
            }

            // At least one bit is rounded away for the second time, which leaves the shift of the upper half at 0 or more.
            if (!Requantization.Covers(factor, output.ZeroPoint, low, high, sum, 0) || factor.Shift > -1 || Requantization.FindSigned(factor, output.ZeroPoint, sum, 0, 31 - factor.Shift) is not { } both)
            {
                return null;
            }

            signed[k] = both;
            Requantization? line = allLines ? Requantization.FindLine(factor, output.ZeroPoint, low, high, sum, 0, 31 - factor.Shift) : null;
            allLines = line is { Line.Multiplier: <= int.MaxValue };
            if (line is not null)
            {
                lines[k] = line;
            }
        }

        return new VectorOutput(allLines ? lines : signed, low, high);
    }

    /// <summary>The numbers of blocks of 16 channels.</summary>
    /// <param name="channels">The channel of every lane; negative where there is none.</param>
    /// <param name="bias">What a channel's sum begins with.</param>
    public int[] Numbers(IReadOnlyList<int> channels, Func<int, int> bias)
    {
        int[] numbers = new int[channels.Count / Lanes * Block];
        for (int i = 0; i < channels.Count; i++)
        {
            int channel = channels[i];
            if (channel < 0)
            {
                continue;
            }

            int start = i / Lanes * Block;
            int lane = i % Lanes;
            LinearStep line = formulas[channel].Line;
            long offset = IsSigned ? 2 * line.Offset : line.Offset;
            numbers[start + lane] = bias(channel);
            numbers[start + Lanes + lane] = (int)line.Multiplier;
            numbers[start + (2 * Lanes) + lane] = line.Shift - (IsSigned ? 31 : 32);
            int place = start + ((3 + (lane % 2)) * Lanes) + (lane / 2 * 2);
            numbers[place] = unchecked((int)offset);
            numbers[place + 1] = (int)(offset >> 32);
        }

        return numbers;
    }
}
