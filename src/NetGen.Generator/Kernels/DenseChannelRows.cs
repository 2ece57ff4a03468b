using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Integer dense layer of many inputs as two loops: over blocks of inputs, which wait in locals, and over rows of weights, several output channels in each
/// 64-bit integer. The sums wait in an array. The code is that of one block, whatever the number of inputs.
/// </summary>
internal sealed class DenseChannelRows : Kernel
{
    /// <summary>Shorter blocks spend more on their rows than on their inputs.</summary>
    private const int LeastInputs = 16;

    public override Model.CodeForm Form => Model.CodeForm.ChannelRows;

    public override string Describe(KernelContext context)
    {
        Plan plan = Plan.Of(context)!;
        return $"loops over {plan.Shape.Inputs / plan.BlockInputs} blocks of inputs and packed rows, {plan.Layout.Count} channels a long";
    }

    public override long Unrolled(KernelContext context) => RowBlocks.MostInputs;

    public override bool Applies(KernelContext context) => !context.IsFloat && Plan.Of(context) is not null;

    public override KernelCode Lower(KernelContext context)
    {
        Plan plan = Plan.Of(context)!;
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        int lanes = plan.Layout.Count;
        int count = plan.BlockInputs;
        RowChannels packed = new(plan.Shape.OutChannels, lanes);
        int rows = packed.Rows;
        int[] channels = [.. packed.RowByRow];
        int blocks = plan.Shape.Inputs / count;
        Local table = RowTables.Packed(builder, "w", count, lanes, lanes > 1 ? plan.Layout.Lanes[1].Shift : 0, blocks * rows, () => [.. Enumerable.Range(0, blocks).SelectMany(b => plan.Weights.Of(channels, b * count, count))], 0, () => []);
        Local? tails = plan.Output.Length == 0 ? null : RowTables.Packed(builder, "q", 0, 1, 0, rows, () => [], lanes * plan.Output.Length, () => plan.Output.Numbers(channels));
        RowNumbers numbers = new(builder, plan.Output);
        Local sums = builder.Scratch("s", CodeType.Int64, rows);
        code.For("r", 0, rows, r => code.Assign(sums[r], plan.Layout.Start));
        code.For("b", 0, blocks, b =>
        {
            Local p = code.Declare("p", (b * count) + context.Input.Offset);
            Local[] values = [.. Enumerable.Range(0, count).Select(i => code.Declare("v" + i, source[p + i].As(CodeType.Int64)))];
            Local first = code.Declare("first", b * rows);
            code.For("r", 0, rows, r =>
            {
                Local row = code.Declare("w", table[first + r]);
                Expression sum = sums[r];
                for (int i = 0; i < count; i++)
                {
                    sum += values[i] * row[i];
                }

                code.Assign(sums[r], sum);
            });
        });
        code.For("r", 0, rows, r =>
        {
            Local sum = code.Declare("sum", sums[r]);
            Local? row = tails is null ? null : code.Declare("q", tails[r]);
            Element[] outputs = RowPlaces.Of(code, target, r, context.Output.Offset, packed.First);
            for (int j = 0; j < lanes; j++)
            {
                plan.Output.Store(builder, outputs[j], plan.Layout.Extract(sum, j, CodeType.Int64), numbers.In(row, j * plan.Output.Length));
            }
        });
        return builder.Build();
    }

    /// <summary>The decisions of the form.</summary>
    private sealed record Plan(ConvolutionShape Shape, ConvolutionWeights Weights, LaneLayout Layout, RowOutput Output, int BlockInputs)
    {
        public static Plan? Of(KernelContext context) => context.Once(() => Find(context));

        private static Plan? Find(KernelContext context)
        {
            ConvolutionShape shape = ConvolutionShape.Of(context);
            int block = Enumerable.Range(LeastInputs, RowBlocks.MostInputs - LeastInputs + 1).LastOrDefault(count => shape.Inputs % count == 0);
            if (context.Node.Operator is not Dense || shape.Inputs <= RowBlocks.MostInputs || block == 0 || shape.OutChannels < 2)
            {
                return null;
            }

            ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
            if (LaneLayout.OfEqual(weights.AnySum, Math.Min(shape.OutChannels, LaneGroup.Most)) is not { } layout)
            {
                return null;
            }

            return RowOutput.Of(context, shape) is not { } output ? null : new Plan(shape, weights, layout, output, block);
        }
    }
}
