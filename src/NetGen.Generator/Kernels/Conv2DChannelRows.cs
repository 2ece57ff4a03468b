using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Integer convolution and dense layer as a loop over rows of weights, the weights of several output channels in each 64-bit integer; unrolled
/// over the inputs. A row ends with the numbers that its channels' outputs want. Little code, 8 bytes of RAM for several weights.
/// </summary>
internal sealed class Conv2DChannelRows : Kernel
{
    /// <summary>Groups of a convolution have a loop each.</summary>
    private const int MostGroups = 4;

    public override CodeForm Form => CodeForm.ChannelRows;

    public override string Describe(KernelContext context) => $"loop over packed rows, {Plan.Of(context)!.Layout.Count} channels a long";

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return (long)shape.Inputs * shape.Groups;
    }

    public override bool Applies(KernelContext context) => !context.IsFloat && Plan.Of(context) is not null;

    public override KernelCode Lower(KernelContext context)
    {
        Plan plan = Plan.Of(context)!;
        ConvolutionShape shape = plan.Shape;
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        int lanes = plan.Layout.Count;
        Local[][] tables = [.. Enumerable.Range(0, shape.Groups).Select(g => Tables(builder, plan, g))];
        RowNumbers numbers = new(builder, plan.Output);
        RowBlocks blocks = new(builder, CodeType.Int64, plan.Channels.Rows);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            WindowTaps taps = new(builder, shape.Rows, shape.Columns, context.Input, y, x);
            Expression place = code.Hold("o", (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output));
            for (int g = 0; g < shape.Groups; g++)
            {
                int group = g;
                int inputsOfLast = InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs).Last().Count;
                Expression[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => ConvolutionConstants.Input(context, shape, taps, group, i)!)];
                Expression o = code.Hold("o", place + (group * shape.GroupOut));
                blocks.Write(inputs, tables[g], plan.Layout.Start, (sum, r, row) =>
                {
                    Element[] outputs = RowPlaces.Of(code, target, r, o, plan.Channels.First);
                    for (int j = 0; j < lanes; j++)
                    {
                        plan.Output.Store(builder, outputs[j], plan.Layout.Extract(sum, j, CodeType.Int64), numbers.In(row, inputsOfLast + (j * plan.Output.Length)));
                    }
                });
            }
        }));
        return builder.Build();
    }

    /// <summary>The rows of every block of inputs; those of the last one end with the numbers for the outputs.</summary>
    private static Local[] Tables(KernelBuilder builder, Plan plan, int convolutionGroup)
    {
        ConvolutionShape shape = plan.Shape;
        int lanes = plan.Layout.Count;
        string suffix = shape.Groups == 1 ? "" : "g" + convolutionGroup;
        int shift = lanes > 1 ? plan.Layout.Lanes[1].Shift : 0;

        int rows = plan.Channels.Rows;
        int[] channels = [.. plan.Channels.RowByRow.Select(channel => (convolutionGroup * shape.GroupOut) + channel)];
        List<Local> tables = [];
        foreach ((int first, int count) in InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs))
        {
            bool isLast = first + count == shape.Inputs;
            string name = $"w{suffix}{(first == 0 ? "" : "_" + first)}";
            tables.Add(isLast
                ? RowTables.Packed(builder, name, count, lanes, shift, rows, () => plan.Weights.Of(channels, first, count), lanes * plan.Output.Length, () => plan.Output.Numbers(channels))
                : RowTables.Packed(builder, name, count, lanes, shift, rows, () => plan.Weights.Of(channels, first, count), 0, () => []));
        }

        return [.. tables];
    }

    /// <summary>The decisions of the form: how many lanes, and how outputs end.</summary>
    private sealed record Plan(ConvolutionShape Shape, ConvolutionWeights Weights, LaneLayout Layout, RowOutput Output)
    {
        /// <summary>The channels of a group.</summary>
        public RowChannels Channels { get; } = new(Shape.GroupOut, Layout.Count);

        public static Plan? Of(KernelContext context) => context.Once(() => Find(context));

        private static Plan? Find(KernelContext context)
        {
            ConvolutionShape shape = ConvolutionShape.Of(context);
            if (shape.Groups > MostGroups || shape.GroupOut < 2 || !RowBlocks.Holds(shape.Inputs))
            {
                return null;
            }

            ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
            if (LaneLayout.OfEqual(weights.AnySum, Math.Min(shape.GroupOut, LaneGroup.Most)) is not { } layout)
            {
                return null;
            }

            return RowOutput.Of(context, shape) is not { } output ? null : new Plan(shape, weights, layout, output);
        }
    }
}
