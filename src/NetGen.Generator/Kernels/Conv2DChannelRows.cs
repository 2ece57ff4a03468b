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
        int rows = (shape.GroupOut + lanes - 1) / lanes;
        Local[][] tables = [.. Enumerable.Range(0, shape.Groups).Select(g => Tables(builder, plan, g, rows))];
        RowBlocks blocks = new(builder, CodeType.Int64, rows);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            WindowTaps taps = new(builder, shape.Rows, shape.Columns, context.Input, y, x);
            Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output);
            for (int g = 0; g < shape.Groups; g++)
            {
                int group = g;
                int inputsOfLast = InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs).Last().Count;
                Expression[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => ConvolutionConstants.Input(context, shape, taps, group, i)!)];
                blocks.Write(inputs, tables[g], plan.Layout.Start, lanes, shape.GroupOut, (sum, output, row) =>
                {
                    Local o = code.Declare("o", output + (place + (group * shape.GroupOut)));
                    for (int j = 0; j < lanes; j++)
                    {
                        int first = inputsOfLast + (j * plan.Output.Length);
                        plan.Output.Store(builder, target[o + j], plan.Layout.Extract(sum, j, CodeType.Int64), i => row[first + i]);
                    }
                });
            }
        }));
        return builder.Build();
    }

    /// <summary>The rows of every block of inputs; those of the last one end with the numbers for the outputs.</summary>
    private static Local[] Tables(KernelBuilder builder, Plan plan, int convolutionGroup, int rows)
    {
        ConvolutionShape shape = plan.Shape;
        int lanes = plan.Layout.Count;
        string suffix = shape.Groups == 1 ? "" : "g" + convolutionGroup;
        int shift = lanes > 1 ? plan.Layout.Lanes[1].Shift : 0;

        // The last row's channels are the last ones, whether or not rows before it have some of them already.
        int[] channels = [.. from r in Enumerable.Range(0, rows)
                             from j in Enumerable.Range(0, lanes)
                             select (convolutionGroup * shape.GroupOut) + Math.Min(r * lanes, shape.GroupOut - lanes) + j];
        List<Local> tables = [];
        foreach ((int first, int count) in InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs))
        {
            bool isLast = first + count == shape.Inputs;
            string name = $"w{suffix}{(first == 0 ? "" : "_" + first)}";
            tables.Add(isLast
                ? RowTables.Packed(builder, name, count, lanes, shift, rows, () => plan.Weights.Of(channels, first, count), lanes * plan.Output.Length, () => plan.Output.Tails(channels))
                : RowTables.Packed(builder, name, count, lanes, shift, rows, () => plan.Weights.Of(channels, first, count), 0, () => []));
        }

        return [.. tables];
    }

    /// <summary>The decisions of the form: how many lanes, and how outputs end.</summary>
    private sealed record Plan(ConvolutionShape Shape, ConvolutionWeights Weights, LaneLayout Layout, RowOutput Output)
    {
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
