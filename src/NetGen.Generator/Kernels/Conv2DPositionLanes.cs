using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Integer convolution with the weights as constants, several positions in one 64-bit integer, so that every weight is written once for all of
/// them; equal weights of an output share a product, pairs of inputs that several outputs add are added once, and sizes of weights wait in variables. Best for many positions, and for pruned, ternary and 4-bit weights.
/// </summary>
internal sealed class Conv2DPositionLanes : Kernel
{
    public override CodeForm Form => CodeForm.PositionLanes;

    public override string Describe(KernelContext context) => $"unrolled, {PositionLanesPlan.Of(context)!.Layout.Count} positions a long";

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return context.Integers("weight").Count(weight => weight != 0) / 2;
    }

    internal override LeastCode? Least(KernelContext context)
    {
        PositionLanesPlan plan = PositionLanesPlan.Of(context)!;
        ChannelOutput output = new(new KernelBuilder(context));
        LeastCode least = new();
        int[] lastChannel = new int[sbyte.MaxValue + 2];
        foreach ((int first, int count) in plan.Parts!)
        {
            PositionLanesMethod method = plan.Method(first, count);
            foreach (SharedPairs block in method.Blocks)
            {
                least.Pairs(block.Pairs.Count);
            }

            if (!plan.Shape.IsPadded)
            {
                least.Inputs(method.Loaded, plan.Layout);
            }

            for (int k = first; k < first + count; k++)
            {
                Channel(least, plan, output, method, k, k - first, lastChannel);
            }
        }

        return least.Divided(plan.Parts!.Count).Looped(plan.Walk.Steps);
    }

    /// <summary>What the output of a channel takes at least at all neighbours.</summary>
    /// <param name="sum">The channel's number in its method.</param>
    /// <param name="lastChannel">For each size of weights the channel that had it last, and 1.</param>
    private static void Channel(LeastCode least, PositionLanesPlan plan, ChannelOutput output, PositionLanesMethod method, int k, int sum, int[] lastChannel)
    {
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
        foreach (Lane lane in plan.Layout.Lanes)
        {
            (Requantization formula, bool inPlace) = output.Formula(k, plan.Weights.Sum(k), plan.Weights.Bias(k), lane);
            least.Output(output.Formulas, formula, lane, inPlace, k, plan.Walk.Steps > 1);
        }
    }

    public override bool Applies(KernelContext context) => !context.IsFloat && PositionLanesPlan.Of(context) is { } plan && plan.Parts is { } parts && parts.Count <= KernelLimits.ClassMethods / 4;

    public override KernelCode Lower(KernelContext context)
    {
        PositionLanesPlan plan = PositionLanesPlan.Of(context)!;
        KernelBuilder builder = new(context);
        IReadOnlyList<(int First, int Count)> parts = plan.Parts!;
        for (int part = 0; part < parts.Count && parts.Count > 1; part++)
        {
            (int first, int count) = parts[part];
            builder.Part("k" + part, $"Output channels {first} to {first + count - 1} of {context.Node.PlainLayer}.", () => Write(builder, plan, first, count));
        }

        if (parts.Count == 1)
        {
            Write(builder, plan, 0, plan.Shape.OutChannels);
        }

        return builder.Build();
    }

    private static void Write(KernelBuilder builder, PositionLanesPlan plan, int firstChannel, int channels)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        Local target = builder.Arena(context.Output);
        ChannelOutput output = new(builder);
        LaneLayout layout = plan.Layout;
        PositionLanesMethod method = plan.Method(firstChannel, channels);
        Func<long, Expression> factor = method.Held.Declare(code);
        plan.Walk.Write(builder, (value, place) =>
        {
            Expression[] sums = [.. Enumerable.Repeat((Expression)layout.Start, channels)];
            int b = 0;
            foreach ((int first, int count) in InputBlocks.Of(plan.Shape.Inputs))
            {
                bool isLast = first + count == plan.Shape.Inputs;
                Expression[] values = [.. Enumerable.Range(first, count).Select(i => method.IsRead[i] ? Held(code, i - first, PackedPositions.Of(layout, j => value(i, j))) : 0L)];
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
                        output.Store(target[place(j) + channel], channel, plan.Weights.Sum(channel), plan.Weights.Bias(channel), layout, j, sums[n]);
                    }
                }
            }
        });
    }

    private static Expression Held(CodeBuilder code, int index, Expression value) => value is IntegerConstant ? value : code.Scratch("v" + index, value);
}
