namespace NetGen.Generator.Kernels;

/// <summary>The decisions of <see cref="Conv2DPositionLanes"/>: how many positions a long, which output channels share a method.</summary>
internal sealed class PositionLanesPlan
{
    /// <summary>IL of a weight: a local, a sum.</summary>
    private const int TermBytes = 3;

    private const int TermInstructions = 2;

    /// <summary>IL of each size of an output's weights: a constant and its conversion, or a variable; a product.</summary>
    private const int ProductBytes = 4;

    private const int ProductInstructions = 2;

    private const int OutputBytes = 60;

    private const int OutputInstructions = 24;

    private const int InputBytes = 16;

    private const int InputInstructions = 12;

    private readonly Dictionary<int, PositionLanesMethod> methods = [];
    private readonly bool[] isReached;

    private PositionLanesPlan(ConvolutionShape shape, ConvolutionWeights weights, LaneLayout layout, PositionWalk walk)
    {
        (Shape, Weights, Layout, Walk) = (shape, weights, layout, walk);
        isReached = new bool[shape.Inputs];
        foreach (int input in shape.Reached())
        {
            isReached[input] = true;
        }

        Parts = FindParts();
    }

    public ConvolutionShape Shape { get; }

    public ConvolutionWeights Weights { get; }

    public LaneLayout Layout { get; }

    public PositionWalk Walk { get; }

    /// <summary>The output channels of each method; null where one channel alone is too long for one.</summary>
    public IReadOnlyList<(int First, int Count)>? Parts { get; }

    /// <summary>Null where the form is not to be had.</summary>
    public static PositionLanesPlan? Of(KernelContext context) => context.Once(() => Find(context));

    /// <summary>What the channels of a method share: what it takes at least is asked first, and then perhaps its code.</summary>
    public PositionLanesMethod Method(int firstChannel, int channels)
    {
        if (!methods.TryGetValue(firstChannel, out PositionLanesMethod? method))
        {
            methods.Add(firstChannel, method = FindMethod(firstChannel, channels));
        }

        return method;
    }

    private static PositionLanesPlan? Find(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        if (shape.Groups > 1)
        {
            return null;
        }

        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        return Formulas.Of(context).Cover(context, weights, shape.OutChannels) && PositionLanes.Of(shape, weights) is var (layout, walk)
            ? new PositionLanesPlan(shape, weights, layout, walk)
            : null;
    }

    /// <summary>As few methods as their limits allow, as every method packs its inputs anew; about equal ones, so that each has room for the sizes of its weights.</summary>
    private IReadOnlyList<(int First, int Count)>? FindParts()
    {
        bool[] sizes = new bool[sbyte.MaxValue + 2];
        (long Bytes, long Instructions)[] channels = [.. Enumerable.Range(0, Shape.OutChannels).Select(k => Channel(k, sizes))];
        if (Parts(channels.Length) is not { } fewest)
        {
            return null;
        }

        int equal = (channels.Length + fewest.Count - 1) / fewest.Count;
        return Parts(equal) is { } parts && parts.Count == fewest.Count ? parts : fewest;

        List<(int First, int Count)>? Parts(int most)
        {
            most = Shape.Inputs > InputBlocks.Most ? Math.Min(most, InputBlocks.Most) : most;
            long inputs = (long)Shape.Inputs * Layout.Count;
            List<(int First, int Count)> parts = [];
            (int first, long bytes, long instructions) = (0, inputs * InputBytes, inputs * InputInstructions);
            for (int k = 0; k < channels.Length; k++)
            {
                if (k > first && (k - first == most || bytes + channels[k].Bytes > KernelLimits.MethodBytes || instructions + channels[k].Instructions > KernelLimits.MethodInstructions))
                {
                    parts.Add((first, k - first));
                    (first, bytes, instructions) = (k, inputs * InputBytes, inputs * InputInstructions);
                }

                bytes += channels[k].Bytes;
                instructions += channels[k].Instructions;
                if (bytes > KernelLimits.MethodBytes || instructions > KernelLimits.MethodInstructions)
                {
                    return null;
                }
            }

            parts.Add((first, channels.Length - first));
            return parts;
        }
    }

    /// <summary>IL of a channel's outputs at all neighbours, as if it shared nothing with others.</summary>
    private (long Bytes, long Instructions) Channel(int channel, bool[] sizes)
    {
        Array.Clear(sizes, 0, sizes.Length);
        (int terms, int products) = (0, 0);
        for (int i = 0; i < Shape.Inputs; i++)
        {
            int size = Math.Abs(Weights.Weight(channel, i));
            if (size > 0 && isReached[i])
            {
                terms++;
                products += size == 1 || sizes[size] ? 0 : 1;
                sizes[size] = true;
            }
        }

        int lanes = Layout.Count;
        return (((long)terms * TermBytes) + (products * ProductBytes) + (lanes * OutputBytes), ((long)terms * TermInstructions) + (products * ProductInstructions) + (lanes * OutputInstructions));
    }

    private PositionLanesMethod FindMethod(int firstChannel, int channels)
    {
        int room = HeldSizes.Room(Shape.Inputs, channels, Walk.Locals);
        HeldSizes held = HeldSizes.Of(Products(firstChannel, channels), Walk.Steps, room);
        bool[] isRead = [.. Enumerable.Range(0, Shape.Inputs).Select(i => IsRead(i, firstChannel, channels))];
        return new PositionLanesMethod(held, isRead, isRead.Where((read, i) => read && isReached[i]).Count(), [.. InputBlocks.Of(Shape.Inputs).Select(block => SharedPairs.Of(
            channels, block.Count, (n, i) => isReached[block.First + i] ? Weights.Weight(firstChannel + n, block.First + i) : 0, room - held.Count))]);
    }

    private bool IsRead(int input, int firstChannel, int channels)
    {
        int k = 0;
        while (k < channels && Weights.Weight(firstChannel + k, input) == 0)
        {
            k++;
        }

        return k < channels;
    }

    /// <summary>How many products of each size the sums have while nothing is shared: one of a sum's for each size.</summary>
    private int[] Products(int firstChannel, int channels)
    {
        int[] products = new int[sbyte.MaxValue + 2];
        int[] lastChannel = new int[products.Length];
        for (int k = firstChannel; k < firstChannel + channels; k++)
        {
            for (int i = 0; i < Shape.Inputs; i++)
            {
                int size = isReached[i] ? Math.Abs(Weights.Weight(k, i)) : 0;
                if (lastChannel[size] != k + 1)
                {
                    lastChannel[size] = k + 1;
                    products[size]++;
                }
            }
        }

        return products;
    }
}
