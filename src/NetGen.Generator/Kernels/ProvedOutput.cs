using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>The output stage of known channels whose sums have known limits: the bias is part of the proved formula, so that sums begin with nothing.</summary>
/// <param name="value">The limits of a channel's sum without its bias, and the bias.</param>
internal sealed class ProvedOutput(ChannelOutput output, Func<int, (SumRange Value, long Bias)> value) : IOutputStage
{
    public CodeType Accumulator => CodeType.Int32;

    /// <summary>The proved stage of a layer with weights, or the plain one where a channel has no formula.</summary>
    public static IOutputStage Of(KernelBuilder builder, ConvolutionShape shape)
    {
        KernelContext context = builder.Context;
        if (context.IsFloat)
        {
            return OutputStage.Of(context);
        }

        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        return Formulas.Of(context).Cover(context, weights, shape.OutChannels)
            ? new ProvedOutput(new ChannelOutput(builder), k => (weights.Sum(k), weights.Bias(k)))
            : OutputStage.Of(context);
    }

    public Expression Begin(Expression bias) => 0;

    public Expression End(Expression sum, Expression bias) => sum;

    public void Prepare(KernelBuilder builder)
    {
    }

    public void Store(KernelBuilder builder, Element target, Expression sum, Expression channel) =>
        throw new NotSupportedException("the channel must be known");

    public void StoreConstant(KernelBuilder builder, Element target, Expression sum, int channel) => output.Store(target, Formula(channel), sum.As);

    /// <summary>Writes the output of a sum that is so many times smaller: <see cref="Requantization.Divided"/>.</summary>
    public void StoreDivided(Element target, Expression sum, int channel, int factor) => output.Store(target, Formula(channel).Divided(factor)!, sum.As);

    /// <summary>The formula of a channel's sum without its bias.</summary>
    public Requantization Formula(int channel)
    {
        (SumRange range, long bias) = value(channel);
        return output.Formula(channel, range, bias)!;
    }
}
