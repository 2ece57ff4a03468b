using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The sums of output channels over the same inputs, spelled out, several channels in one 64-bit integer: a term advances all of them. Inputs
/// are loaded once into 64-bit locals, block by block, while the sums wait in locals.
/// </summary>
internal sealed class ChannelProducts
{
    /// <summary>IL of a term: a local, a constant of nine bytes, a product, a sum.</summary>
    private const int TermBytes = 13;

    private const int TermInstructions = 4;

    /// <summary>IL from a finished lane to its output.</summary>
    private const int OutputBytes = 60;

    private const int OutputInstructions = 24;

    private const int InputBytes = 14;

    private const int InputInstructions = 12;

    /// <summary>Sums that wait in locals while several blocks of inputs pass.</summary>
    private const int MostWaiting = 80;

    private readonly KernelBuilder builder;
    private readonly CodeBuilder code;
    private readonly ChannelOutput output;
    private readonly IChannelWeights weights;

    public ChannelProducts(KernelBuilder builder, IChannelWeights weights)
    {
        this.builder = builder;
        this.weights = weights;
        code = builder.Code;
        output = new ChannelOutput(builder);
    }

    /// <summary>Channels over the same inputs in groups that share an integer, the last lane of each with its formula's offset where that can be; the methods of all groups. Null where the sums do not fit.</summary>
    public static IReadOnlyList<IReadOnlyList<LaneGroup>>? Methods(ChannelOutput output, IChannelWeights weights, int first, int count, int inputs) =>
        GroupChannels.Run(weights, first, count, inputs) is { } groups ? Divided([.. groups.Select(group => Folded(output, group, weights))], weights, inputs) : null;

    /// <summary>Writes the outputs of some groups at one position.</summary>
    /// <param name="inputs">What each input is: a 64-bit local, something to load into one, or a constant.</param>
    public void Write(IReadOnlyList<Expression> inputs, IReadOnlyList<LaneGroup> groups, Func<int, Element> target)
    {
        Expression[] sums = [.. groups.Select(group => (Expression)Start(inputs, group))];
        foreach ((int first, int count) in InputBlocks.Of(inputs.Count))
        {
            bool isLast = first + count == inputs.Count;
            Expression[] values = [.. Enumerable.Range(first, count).Select(i => inputs[i] is IntegerConstant or Local ? inputs[i] : code.Scratch("v" + (i - first), inputs[i].As(CodeType.Int64)))];
            for (int g = 0; g < groups.Count; g++)
            {
                LaneGroup group = groups[g];
                Expression sum = UnrolledSum.Of(code, sums[g], Terms(values, group, first));
                sums[g] = isLast && group.Count == 1 ? sum : code.Scratch(isLast ? "sum" : "s" + g, sum.As(CodeType.Int64));
                if (isLast)
                {
                    StoreLanes(group, sums[g], target);
                }
            }
        }
    }

    /// <summary>The first channel for which it can be goes into the last lane; the one with the largest sums is asked first, as it leaves most room where it is last.</summary>
    private static LaneGroup Folded(ChannelOutput output, LaneGroup group, IChannelWeights weights)
    {
        foreach (int last in group.Channels.OrderByDescending(k => weights.Sum(k).Span))
        {
            int[] channels = [.. group.Channels.Where(k => k != last), last];
            if (LaneLayout.Of([.. channels.Select(weights.Sum)]) is { } layout && output.Folded(layout, last, weights.Sum(last), weights.Bias(last)) is { } folded && folded != layout)
            {
                return new LaneGroup(channels, folded);
            }
        }

        return group;
    }

    /// <summary>The groups that one method can hold each; null where one fits none.</summary>
    private static IReadOnlyList<IReadOnlyList<LaneGroup>>? Divided(IReadOnlyList<LaneGroup> groups, IChannelWeights weights, int inputs)
    {
        int most = inputs > InputBlocks.Most ? MostWaiting : int.MaxValue;
        List<IReadOnlyList<LaneGroup>> methods = [];
        List<LaneGroup> method = [];
        long bytes = InputBytes * (long)inputs;
        long instructions = InputInstructions * (long)inputs;
        foreach (LaneGroup group in groups)
        {
            long terms = group.Products(weights, inputs);
            long moreBytes = (TermBytes * terms) + (OutputBytes * group.Count);
            long moreInstructions = (TermInstructions * terms) + (OutputInstructions * group.Count);
            bool full = bytes + moreBytes > KernelLimits.MethodBytes || instructions + moreInstructions > KernelLimits.MethodInstructions || method.Count == most;
            if (full && method.Count == 0)
            {
                return null;
            }

            if (full)
            {
                methods.Add(method);
                method = [];
                bytes = InputBytes * (long)inputs;
                instructions = InputInstructions * (long)inputs;
            }

            method.Add(group);
            bytes += moreBytes;
            instructions += moreInstructions;
        }

        methods.Add(method);
        return methods;
    }

    /// <summary>Offsets of the lanes, and the products of inputs that are known.</summary>
    private long Start(IReadOnlyList<Expression> inputs, LaneGroup group)
    {
        long start = group.Layout.Start;
        for (int i = 0; i < inputs.Count; i++)
        {
            if (inputs[i] is IntegerConstant constant)
            {
                start = unchecked(start + (constant.Value * group.Pack(weights, i)));
            }
        }

        return start;
    }

    private void StoreLanes(LaneGroup group, Expression sum, Func<int, Element> target)
    {
        for (int j = 0; j < group.Count; j++)
        {
            int channel = group.Channels[j];
            output.Store(target(channel), channel, weights.Sum(channel), weights.Bias(channel), group.Layout, j, sum);
        }
    }

    private IReadOnlyList<Expression> Terms(Expression[] values, LaneGroup group, int first)
    {
        List<(Expression, long)> products = new(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not IntegerConstant)
            {
                products.Add((values[i], group.Pack(weights, first + i)));
            }
        }

        return GroupedSum.Terms(products, size => size);
    }
}
