namespace NetGen.Generator.Kernels;

/// <summary>The integer weights of a convolution or a dense layer.</summary>
internal sealed class ConvolutionWeights : IChannelWeights
{
    private readonly ConvolutionShape shape;
    private readonly int[] weights;
    private readonly int[] biases;
    private readonly SumRange[] sums;

    private ConvolutionWeights(KernelContext context, ConvolutionShape shape)
    {
        this.shape = shape;
        weights = context.Integers("weight");
        int zero = context.Input.Type.Quantization!.ZeroPoint;
        biases = ConvolutionConstants.IntegerBiases(context, shape, zero);

        // Outside of the input stands the zero point, which an activation may keep from the inside.
        (long low, long high) = context.InputRange;
        low = shape.IsPadded ? Math.Min(low, zero) : low;
        high = shape.IsPadded ? Math.Max(high, zero) : high;
        sums = [.. Enumerable.Range(0, shape.OutChannels).Select(k =>
            SumRange.OfProducts(Enumerable.Range(0, shape.Inputs).Select(i => Weight(k, i)), (int)low, (int)high))];
    }

    public static ConvolutionWeights Of(KernelContext context, ConvolutionShape shape) => context.Once(() => new ConvolutionWeights(context, shape))!;

    public int Weight(int channel, int input) => weights[shape.WeightIndex(channel, input)];

    public SumRange Sum(int channel) => sums[channel];

    public int Bias(int channel) => biases[channel];
}
