using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Convolution with the weights as constants and every position spelled out: no loop, no index arithmetic, no test of borders. For the smallest maps.
/// Integers have the sums of several output channels in one 64-bit integer.
/// </summary>
internal sealed class Conv2DUnrolled : Kernel
{
    public override CodeForm Form => CodeForm.Unrolled;

    public override string Describe(KernelContext context) => $"unrolled, {ConvolutionShape.Of(context).Positions} positions spelled out";

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return (long)shape.Inputs * shape.OutChannels * shape.Positions / (context.IsFloat ? 1 : 2);
    }

    public override bool Applies(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return shape.Groups == 1 && shape.Positions > 1 && shape.Positions <= KernelLimits.ClassMethods / 4
            && (context.IsFloat ? UnrolledProducts.ChannelsPerMethod(shape.Inputs, guarded: false) >= shape.OutChannels : Groups(context) is not null);
    }

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        for (int y = 0; y < shape.Geometry.OutHeight; y++)
        {
            for (int x = 0; x < shape.Geometry.OutWidth; x++)
            {
                (int row, int column) = (y, x);
                builder.Part($"y{y}x{x}", $"Output position {y}, {x} of {context.Node.PlainLayer}.", () => Position(builder, shape, row, column));
            }
        }

        return builder.Build();
    }

    /// <summary>The channels of one method: null where they do not fit.</summary>
    private static IReadOnlyList<LaneGroup>? Groups(KernelContext context) => context.Once(() => FindGroups(context));

    private static IReadOnlyList<LaneGroup>? FindGroups(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        return Formulas.Of(context).Cover(context, weights, shape.OutChannels)
            && ChannelProducts.Methods(new ChannelOutput(new KernelBuilder(context)), weights, 0, shape.OutChannels, shape.Inputs) is [var groups]
            ? groups
            : null;
    }

    private static void Position(KernelBuilder builder, ConvolutionShape shape, int y, int x)
    {
        KernelContext context = builder.Context;
        Local target = builder.Arena(context.Output);
        WindowTaps taps = new(builder, shape.Rows.At(y), shape.Columns.At(x), context.Input, 0, 0);
        Expression place = builder.Start(context.Output) + (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels);
        Expression?[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => ConvolutionConstants.Input(context, shape, taps, 0, i))];
        if (!context.IsFloat)
        {
            new ChannelProducts(builder, ConvolutionWeights.Of(context, shape)).Write(inputs!, Groups(context)!, k => target[place + k]);
            return;
        }

        Expression[] biases = ConvolutionConstants.BiasConstants(context, shape);
        new UnrolledProducts(builder, OutputStage.Of(context)).Write(inputs, (k, i) => ConvolutionConstants.Weight(context, shape.WeightIndex(k, i)), k => biases[k], k => target[place + k], 0, shape.OutChannels);
    }
}
