namespace NetGen.Generator.Kernels;

/// <summary>The integer weights of a convolution or a dense layer.</summary>
internal sealed class ConvolutionWeights : IChannelWeights
{
    private readonly int[] weights;
    private readonly int channelStep;
    private readonly int inputStep;
    private readonly int[] biases;
    private readonly SumRange[] sums;
    private int? sizes;

    private ConvolutionWeights(KernelContext context, ConvolutionShape shape)
    {
        channelStep = shape.WeightIndex(1, 0);
        inputStep = shape.WeightIndex(0, 1);
        weights = context.Integers("weight");
        int zero = context.Input.Type.Quantization!.ZeroPoint;
        biases = ConvolutionConstants.IntegerBiases(context, shape, zero);

        // Outside of the input stands the zero point, which an activation may keep from the inside.
        (long low, long high) = context.InputRange;
        low = shape.IsPadded ? Math.Min(low, zero) : low;
        high = shape.IsPadded ? Math.Max(high, zero) : high;
        sums = new SumRange[shape.OutChannels];
        int inputs = shape.Inputs;
        for (int k = 0; k < sums.Length; k++)
        {
            for (int i = 0; i < inputs; i++)
            {
                sums[k] = sums[k].WithProduct(Weight(k, i), low, high);
            }

            AnySum = k == 0 ? sums[k] : AnySum.Union(sums[k]);
        }
    }

    /// <summary>How many different sizes the weights have, 0 and 1 left out.</summary>
    public int Sizes => sizes ??= weights.Select(Math.Abs).Where(size => size > 1).Distinct().Count();

    /// <summary>The limits of all channels' sums.</summary>
    public SumRange AnySum { get; }

    public static ConvolutionWeights Of(KernelContext context, ConvolutionShape shape) => context.Once(() => new ConvolutionWeights(context, shape))!;

    public int Weight(int channel, int input) => weights[(channel * channelStep) + (input * inputStep)];

    /// <summary>The weights of some channels for inputs that follow one another, channel by channel.</summary>
    public int[] Of(IEnumerable<int> channels, int first, int count) => [.. from k in channels from i in Enumerable.Range(first, count) select Weight(k, i)];

    public SumRange Sum(int channel) => sums[channel];

    public int Bias(int channel) => biases[channel];
}
