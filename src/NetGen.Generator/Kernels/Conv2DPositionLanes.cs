using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Integer convolution with the weights as constants, several positions in one 64-bit integer, so that every weight is written once for all of
/// them; equal weights of an output share a product, pairs of inputs that several outputs add are added once, and sizes of weights wait in variables. Best for many positions, and for pruned, ternary and 4-bit weights.
/// </summary>
internal sealed class Conv2DPositionLanes : Kernel
{
    /// <summary>IL of a weight: a local, a constant and its conversion, a product, a sum.</summary>
    private const int TermBytes = 7;

    private const int TermInstructions = 5;

    /// <summary>The same where the sizes of all weights are in variables.</summary>
    private const int HeldTermBytes = 6;

    private const int HeldTermInstructions = 4;

    private const int OutputBytes = 60;

    private const int OutputInstructions = 24;

    private const int InputBytes = 16;

    private const int InputInstructions = 12;

    public override CodeForm Form => CodeForm.PositionLanes;

    public override string Describe(KernelContext context) => $"unrolled, {Plan.Of(context)!.Layout.Count} positions a long";

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return context.Integers("weight").Count(weight => weight != 0) / 2;
    }

    internal override LeastCode? Least(KernelContext context)
    {
        Plan plan = Plan.Of(context)!;
        ChannelOutput output = new(new KernelBuilder(context));
        int[] inputs = plan.Shape.Reached();
        LeastCode least = new();
        Dictionary<int, int> lastChannel = [];
        HeldSizes held = plan.Held(0);
        List<SharedPairs> shared = [];
        for (int k = 0; k < plan.Shape.OutChannels; k++)
        {
            int sum = k % plan.ChannelsPerMethod;
            if (sum == 0)
            {
                held = plan.Held(k);
                shared = [.. InputBlocks.Of(plan.Shape.Inputs).Select(block => plan.Pairs(k, block.First, block.Count, held, inputs.Contains))];
                foreach (SharedPairs block in shared)
                {
                    least.Pairs(block.Pairs.Count);
                }
            }

            int terms = 0;
            foreach ((_, int weight) in shared.SelectMany(block => block.Terms(sum)))
            {
                // Weights of one size but for the sign share a product; 128 stands for the shorter -128.
                int size = Math.Abs(weight);
                terms++;
                if (size > 1 && (!lastChannel.TryGetValue(size, out int last) || last != k))
                {
                    lastChannel[size] = k;
                    if (held.Place(size) is { } place)
                    {
                        least.Product(place);
                    }
                    else
                    {
                        least.Product(size > sbyte.MaxValue ? -size : size, isLong: true);
                    }
                }
            }

            least.Sum(terms);
            long offset = plan.Layout.Lanes[0].Offset;
            Requantization formula = output.Formula(k, plan.Weights.Sum(k) + offset, plan.Weights.Bias(k) - offset)!;
            foreach (Lane lane in plan.Layout.Lanes)
            {
                least.Output(context, formula, lane, k, plan.Walk.Steps > 1);
            }
        }

        for (int method = 0; method < plan.Methods && !plan.Shape.IsPadded; method++)
        {
            least.Inputs(inputs.Length, plan.Layout.Count);
        }

        return least.Looped(plan.Walk.Steps);
    }

    public override bool Applies(KernelContext context) => !context.IsFloat && Plan.Of(context) is { } plan && plan.Methods <= KernelLimits.ClassMethods / 4;

    public override KernelCode Lower(KernelContext context)
    {
        Plan plan = Plan.Of(context)!;
        KernelBuilder builder = new(context);
        if (plan.Methods == 1)
        {
            Write(builder, plan, 0, plan.Shape.OutChannels);
            return builder.Build();
        }

        for (int part = 0, first = 0; first < plan.Shape.OutChannels; part++, first += plan.ChannelsPerMethod)
        {
            (int start, int count) = (first, Math.Min(plan.ChannelsPerMethod, plan.Shape.OutChannels - first));
            builder.Part("k" + part, $"Output channels {start} to {start + count - 1} of {context.Node.PlainLayer}.", () => Write(builder, plan, start, count));
        }

        return builder.Build();
    }

    private static void Write(KernelBuilder builder, Plan plan, int firstChannel, int channels)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        Local target = builder.Arena(context.Output);
        ChannelOutput output = new(builder);
        LaneLayout layout = plan.Layout;
        HeldSizes sizes = plan.Held(firstChannel);
        Func<long, Expression> factor = sizes.Declare(code);
        plan.Walk.Write(builder, (value, place) =>
        {
            Expression[] sums = [.. Enumerable.Repeat((Expression)layout.Start, channels)];
            foreach ((int first, int count) in InputBlocks.Of(plan.Shape.Inputs))
            {
                bool isLast = first + count == plan.Shape.Inputs;
                Expression[] values = [.. Enumerable.Range(first, count).Select(i => Held(code, i - first, PackedPositions.Of(layout, j => value(i, j))))];
                SharedPairs shared = plan.Pairs(firstChannel, first, count, sizes, i => values[i - first] is not IntegerConstant);
                Expression[] all = [.. values, .. shared.Pairs.Select((pair, k) => code.Scratch("p" + k, pair.IsSum ? values[pair.First] + values[pair.Second] : values[pair.First] - values[pair.Second]))];
                for (int n = 0; n < channels; n++)
                {
                    int channel = firstChannel + n;
                    IEnumerable<Expression> terms = GroupedSum.Terms(shared.Terms(n).Select(term => (all[term.Value], (long)term.Weight)), factor);
                    long known = Enumerable.Range(0, count).Aggregate(0L, (all, i) => values[i] is IntegerConstant constant ? unchecked(all + (constant.Value * plan.Weights.Weight(channel, first + i))) : all);
                    Expression begin = sums[n] is IntegerConstant start ? unchecked(start.Value + known) : known == 0 ? sums[n] : sums[n] + known;
                    Expression sum = UnrolledSum.Of(code, begin, terms);
                    sums[n] = code.Scratch(isLast ? "sum" : "s" + n, sum);
                    for (int j = 0; isLast && j < layout.Count; j++)
                    {
                        (int lane, long offset) = (j, layout.Lanes[j].Offset);
                        Requantization formula = output.Formula(channel, plan.Weights.Sum(channel) + offset, plan.Weights.Bias(channel) - offset)!;
                        output.Store(target[place(j) + channel], formula, type => layout.Extract(sums[n], lane, type));
                    }
                }
            }
        });
    }

    private static Expression Held(CodeBuilder code, int index, Expression value) => value is IntegerConstant ? value : code.Scratch("v" + index, value);

    /// <summary>The decisions of the form.</summary>
    private sealed record Plan(ConvolutionShape Shape, ConvolutionWeights Weights, LaneLayout Layout, PositionWalk Walk)
    {
        public int ChannelsPerMethod
        {
            get
            {
                long inputs = Shape.Inputs;
                int lanes = Layout.Count;
                bool held = Weights.Sizes <= HeldSizes.Room(Shape.Inputs, InputBlocks.Most, Walk.Locals);
                long bytes = (KernelLimits.MethodBytes - (inputs * InputBytes * lanes)) / ((inputs * (held ? HeldTermBytes : TermBytes)) + (OutputBytes * lanes));
                long instructions = (KernelLimits.MethodInstructions - (inputs * InputInstructions * lanes)) / ((inputs * (held ? HeldTermInstructions : TermInstructions)) + (OutputInstructions * lanes));
                long most = inputs > InputBlocks.Most ? InputBlocks.Most : Shape.OutChannels;
                return (int)Math.Max(0, Math.Min(most, Math.Min(bytes, instructions)));
            }
        }

        public int Methods => ChannelsPerMethod == 0 ? int.MaxValue : (Shape.OutChannels + ChannelsPerMethod - 1) / ChannelsPerMethod;

        /// <summary>The sizes that wait in variables of the method that begins with a channel.</summary>
        public HeldSizes Held(int firstChannel)
        {
            int channels = Math.Min(ChannelsPerMethod, Shape.OutChannels - firstChannel);
            int[] inputs = Shape.Reached();
            IEnumerable<int> products = Enumerable.Range(firstChannel, channels).SelectMany(k => inputs.Select(i => Math.Abs(Weights.Weight(k, i))).Distinct());
            return HeldSizes.Of(products, Walk.Steps, HeldSizes.Room(Shape.Inputs, channels, Walk.Locals));
        }

        /// <summary>The pairs of a block of inputs that the sums of a method share.</summary>
        /// <param name="held">What waits in variables of the method besides.</param>
        /// <param name="counts">Whether an input is ever anything but the zero point.</param>
        public SharedPairs Pairs(int firstChannel, int first, int count, HeldSizes held, Func<int, bool> counts)
        {
            int channels = Math.Min(ChannelsPerMethod, Shape.OutChannels - firstChannel);
            int room = HeldSizes.Room(Shape.Inputs, channels, Walk.Locals) - held.Count;
            return SharedPairs.Of(channels, count, (n, i) => counts(first + i) ? Weights.Weight(firstChannel + n, first + i) : 0, room);
        }

        public static Plan? Of(KernelContext context) => context.Once(() => Find(context));

        private static Plan? Find(KernelContext context)
        {
            ConvolutionShape shape = ConvolutionShape.Of(context);
            if (shape.Groups > 1)
            {
                return null;
            }

            ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
            return Formulas.Of(context).Cover(context, weights, shape.OutChannels) && PositionLanes.Of(shape, weights) is var (layout, walk)
                ? new Plan(shape, weights, layout, walk)
                : null;
        }
    }
}
