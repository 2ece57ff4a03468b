namespace NetGen.Generator.Kernels;

/// <summary>The integer weights of a convolution or a dense layer.</summary>
internal sealed class ConvolutionWeights : IChannelWeights
{
    private readonly int[] weights;
    private readonly int channelStep;
    private readonly int inputStep;
    private readonly SumRange[] sums;

    private ConvolutionWeights(KernelContext context, ConvolutionShape shape)
    {
        channelStep = shape.WeightIndex(1, 0);
        inputStep = shape.WeightIndex(0, 1);
        weights = context.Integers("weight");
        int zero = context.Input.Type.Quantization!.ZeroPoint;
        int[] given = context.Integers("bias");
        Biases = new int[shape.OutChannels];

        // Outside of the input stands the zero point, which an activation may keep from the inside.
        (long low, long high) = context.InputRange;
        low = shape.IsPadded ? Math.Min(low, zero) : low;
        high = shape.IsPadded ? Math.Max(high, zero) : high;
        sums = new SumRange[shape.OutChannels];
        int inputs = shape.Inputs;
        for (int k = 0; k < sums.Length; k++)
        {
            // The limits follow from what the weights of either sign add up to.
            (long positive, long negative) = (0, 0);
            for (int i = 0, place = k * channelStep; i < inputs; i++, place += inputStep)
            {
                int weight = weights[place];
                positive += Math.Max(weight, 0);
                negative += Math.Min(weight, 0);
            }

            sums[k] = new SumRange((positive * low) + (negative * high), (positive * high) + (negative * low));
            Biases[k] = unchecked((given.Length == 0 ? 0 : given[k]) - (zero * (int)(positive + negative)));
            AnySum = k == 0 ? sums[k] : AnySum.Union(sums[k]);
        }
    }

    /// <summary>The biases with the input's zero point folded in: <see cref="ConvolutionConstants.IntegerBiases"/>. Not to be changed.</summary>
    public int[] Biases { get; }

    /// <summary>The limits of all channels' sums.</summary>
    public SumRange AnySum { get; }

    public static ConvolutionWeights Of(KernelContext context, ConvolutionShape shape) => context.Once(() => new ConvolutionWeights(context, shape))!;

    public int Weight(int channel, int input) => weights[(channel * channelStep) + (input * inputStep)];

    /// <summary>The weights of some channels for inputs that follow one another, channel by channel.</summary>
    public int[] Of(IEnumerable<int> channels, int first, int count) => [.. from k in channels from i in Enumerable.Range(first, count) select Weight(k, i)];

    public SumRange Sum(int channel) => sums[channel];

    public int Bias(int channel) => Biases[channel];
}
