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
        LeastCode least = new();
        int[] lastChannel = new int[sbyte.MaxValue + 2];
        MethodPlan method = plan.Method(0);
        for (int k = 0; k < plan.Shape.OutChannels; k++)
        {
            int sum = k % plan.ChannelsPerMethod;
            if (sum == 0)
            {
                method = plan.Method(k);
                foreach (SharedPairs block in method.Blocks)
                {
                    least.Pairs(block.Pairs.Count);
                }
            }

            int terms = 0;
            foreach (SharedPairs block in method.Blocks)
            {
                foreach ((_, int weight) in block.Terms(sum))
                {
                    // Weights of one size but for the sign share a product; 128 stands for the shorter -128.
                    int size = Math.Abs(weight);
                    terms++;
                    if (size > 1 && lastChannel[size] != k + 1)
                    {
                        lastChannel[size] = k + 1;
                        if (method.Held.Place(size) is { } place)
                        {
                            least.Product(place);
                        }
                        else
                        {
                            least.Product(size > sbyte.MaxValue ? -size : size, isLong: true);
                        }
                    }
                }
            }

            least.Sum(terms);
            long offset = plan.Layout.Lanes[0].Offset;
            Requantization formula = output.Formula(k, plan.Weights.Sum(k) + offset, plan.Weights.Bias(k) - offset)!;
            foreach (Lane lane in plan.Layout.Lanes)
            {
                least.Output(output.Formulas, formula, lane, k, plan.Walk.Steps > 1);
            }
        }

        for (int i = 0; i < plan.Methods && !plan.Shape.IsPadded; i++)
        {
            least.Inputs(plan.Reached.Length, plan.Layout.Count);
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
        MethodPlan method = plan.Method(firstChannel);
        Func<long, Expression> factor = method.Held.Declare(code);
        plan.Walk.Write(builder, (value, place) =>
        {
            Expression[] sums = [.. Enumerable.Repeat((Expression)layout.Start, channels)];
            int b = 0;
            foreach ((int first, int count) in InputBlocks.Of(plan.Shape.Inputs))
            {
                bool isLast = first + count == plan.Shape.Inputs;
                Expression[] values = [.. Enumerable.Range(first, count).Select(i => Held(code, i - first, PackedPositions.Of(layout, j => value(i, j))))];
                (int Input, long Value)[] constants = [.. values.Select((value, i) => (value, i)).Where(pair => pair.value is IntegerConstant).Select(pair => (first + pair.i, ((IntegerConstant)pair.value).Value))];
                SharedPairs shared = method.Blocks[b++];
                Expression[] all = [.. values, .. shared.Pairs.Select((pair, k) => code.Scratch("p" + k, pair.IsSum ? values[pair.First] + values[pair.Second] : values[pair.First] - values[pair.Second]))];
                for (int n = 0; n < channels; n++)
                {
                    int channel = firstChannel + n;
                    IReadOnlyList<Expression> terms = GroupedSum.Terms([.. shared.Terms(n).Select(term => (all[term.Value], (long)term.Weight))], factor);
                    long known = 0;
                    foreach ((int input, long constant) in constants)
                    {
                        known = unchecked(known + (constant * plan.Weights.Weight(channel, input)));
                    }

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

    /// <summary>What the output channels of one method share.</summary>
    /// <param name="Held">The sizes of weights that wait in variables.</param>
    /// <param name="Blocks">For each block of inputs the pairs that the sums share.</param>
    private sealed record MethodPlan(HeldSizes Held, IReadOnlyList<SharedPairs> Blocks);

    /// <summary>The decisions of the form.</summary>
    private sealed class Plan
    {
        private readonly Dictionary<int, MethodPlan> methods = [];

        private Plan(ConvolutionShape shape, ConvolutionWeights weights, LaneLayout layout, PositionWalk walk)
        {
            (Shape, Weights, Layout, Walk) = (shape, weights, layout, walk);
            Reached = shape.Reached();
            ChannelsPerMethod = FindChannelsPerMethod();
        }

        public ConvolutionShape Shape { get; }

        public ConvolutionWeights Weights { get; }

        public LaneLayout Layout { get; }

        public PositionWalk Walk { get; }

        /// <summary>The inputs that are ever anything but the zero point: in the code all others are constants.</summary>
        public int[] Reached { get; }

        public int ChannelsPerMethod { get; }

        public int Methods => ChannelsPerMethod == 0 ? int.MaxValue : (Shape.OutChannels + ChannelsPerMethod - 1) / ChannelsPerMethod;

        /// <summary>The method that begins with a channel: what it takes at least is asked first, and then perhaps its code.</summary>
        public MethodPlan Method(int firstChannel)
        {
            if (!methods.TryGetValue(firstChannel, out MethodPlan? method))
            {
                methods.Add(firstChannel, method = FindMethod(firstChannel, Math.Min(ChannelsPerMethod, Shape.OutChannels - firstChannel)));
            }

            return method;
        }

        private int FindChannelsPerMethod()
        {
            long inputs = Shape.Inputs;
            int lanes = Layout.Count;
            bool held = Weights.Sizes <= HeldSizes.Room(Shape.Inputs, InputBlocks.Most, Walk.Locals);
            long bytes = (KernelLimits.MethodBytes - (inputs * InputBytes * lanes)) / ((inputs * (held ? HeldTermBytes : TermBytes)) + (OutputBytes * lanes));
            long instructions = (KernelLimits.MethodInstructions - (inputs * InputInstructions * lanes)) / ((inputs * (held ? HeldTermInstructions : TermInstructions)) + (OutputInstructions * lanes));
            long most = inputs > InputBlocks.Most ? InputBlocks.Most : Shape.OutChannels;
            return (int)Math.Max(0, Math.Min(most, Math.Min(bytes, instructions)));
        }

        private MethodPlan FindMethod(int firstChannel, int channels)
        {
            int room = HeldSizes.Room(Shape.Inputs, channels, Walk.Locals);
            HeldSizes held = HeldSizes.Of(Products(firstChannel, channels), Walk.Steps, room);
            bool[] isReached = new bool[Shape.Inputs];
            foreach (int input in Reached)
            {
                isReached[input] = true;
            }

            return new MethodPlan(held, [.. InputBlocks.Of(Shape.Inputs).Select(block => SharedPairs.Of(
                channels, block.Count, (n, i) => isReached[block.First + i] ? Weights.Weight(firstChannel + n, block.First + i) : 0, room - held.Count))]);
        }

        /// <summary>How many products of each size the sums have while nothing is shared: one of a sum's for each size.</summary>
        private int[] Products(int firstChannel, int channels)
        {
            int[] products = new int[sbyte.MaxValue + 2];
            int[] lastChannel = new int[products.Length];
            for (int k = firstChannel; k < firstChannel + channels; k++)
            {
                foreach (int input in Reached)
                {
                    int size = Math.Abs(Weights.Weight(k, input));
                    if (lastChannel[size] != k + 1)
                    {
                        lastChannel[size] = k + 1;
                        products[size]++;
                    }
                }
            }

            return products;
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
