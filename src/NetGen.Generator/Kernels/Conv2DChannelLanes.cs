using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Integer convolution and dense layer with the weights as constants, the sums of several output channels in one 64-bit integer; looped over positions.</summary>
internal sealed class Conv2DChannelLanes : Kernel
{
    public override CodeForm Form => CodeForm.ChannelLanes;

    public override string Describe(KernelContext context)
    {
        int[] lanes = [.. Methods(context)!.SelectMany(groups => groups).Select(group => group.Count)];
        return lanes.Min() == lanes.Max() ? $"unrolled, {lanes[0]} channels a long" : $"unrolled, {lanes.Min()} to {lanes.Max()} channels a long";
    }

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return (long)shape.Inputs * shape.OutChannels / 2;
    }

    internal override LeastCode? Least(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        ChannelOutput output = new(new KernelBuilder(context));
        int[] inputs = shape.Reached();
        int[][] blocks = [.. InputBlocks.Of(shape.Inputs).Select(block => inputs.Where(i => i >= block.First && i < block.First + block.Count).ToArray())];
        LeastCode least = new();
        HashSet<long> sizes = [];
        foreach (LaneGroup group in Methods(context)!.SelectMany(groups => groups))
        {
            int terms = 0;
            foreach (int[] block in blocks)
            {
                sizes.Clear();
                sizes.Add(1);
                foreach (int i in block)
                {
                    // Weights of one size but for the sign share the product with the first of them.
                    long packed = group.Pack(weights, i);
                    terms += packed == 0 ? 0 : 1;
                    if (packed != 0 && sizes.Add(GroupedSum.SizeOf(packed)))
                    {
                        least.Product(packed, isLong: true);
                    }
                }
            }

            least.Sum(terms);
            for (int j = 0; j < group.Count; j++)
            {
                (int k, Lane lane) = (group.Channels[j], group.Layout.Lanes[j]);
                (Requantization formula, bool inPlace) = output.Formula(k, weights.Sum(k), weights.Bias(k), lane);
                least.Output(output.Formulas, formula, lane, inPlace, k, shape.Positions > 1);
            }
        }

        return least.Divided(Methods(context)!.Count).Looped(shape.Positions);
    }

    public override bool Applies(KernelContext context) =>
        !context.IsFloat && Methods(context) is { } methods && methods.Count <= KernelLimits.ClassMethods / 4;

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        IReadOnlyList<IReadOnlyList<LaneGroup>> methods = Methods(context)!;
        if (methods.Count == 1)
        {
            Write(builder, shape, methods[0]);
            return builder.Build();
        }

        for (int part = 0; part < methods.Count; part++)
        {
            IReadOnlyList<LaneGroup> groups = methods[part];
            builder.Part("k" + part, $"{ChannelsOf(groups)} of {context.Node.PlainLayer}.", () => Write(builder, shape, groups));
        }

        return builder.Build();
    }

    private static string ChannelsOf(IReadOnlyList<LaneGroup> groups)
    {
        int[] channels = [.. groups.SelectMany(group => group.Channels).OrderBy(k => k)];
        return channels[channels.Length - 1] - channels[0] == channels.Length - 1 ? $"Output channels {channels[0]} to {channels[channels.Length - 1]}" : $"Output channels {string.Join(", ", channels)}";
    }

    private static IReadOnlyList<IReadOnlyList<LaneGroup>>? Methods(KernelContext context) => context.Once(() => FindMethods(context));

    private static IReadOnlyList<IReadOnlyList<LaneGroup>>? FindMethods(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        if (shape.GroupOut < 2)
        {
            return null;
        }

        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        if (!Formulas.Of(context).Cover(context, weights, shape.OutChannels))
        {
            return null;
        }

        ChannelOutput output = new(new KernelBuilder(context));
        List<IReadOnlyList<LaneGroup>> methods = [];
        for (int g = 0; g < shape.Groups; g++)
        {
            if (ChannelProducts.Methods(output, weights, g * shape.GroupOut, shape.GroupOut, shape.Inputs) is not { } more)
            {
                return null;
            }

            methods.AddRange(more);
        }

        return methods;
    }

    private static void Write(KernelBuilder builder, ConvolutionShape shape, IReadOnlyList<LaneGroup> groups)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        ChannelProducts products = new(builder, weights);
        int group = groups[0].Channels[0] / shape.GroupOut;
        builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            Expression[] inputs = PositionInputs.Of(builder, shape, group, y, x, CodeType.Int64)!;
            Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output);
            Expression o = place is IntegerConstant ? place : code.Declare("o", place);
            products.Write(inputs, groups, k => target[o + k]);
        }));
    }
}
