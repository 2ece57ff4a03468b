using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Integer convolution as a loop over rows of 8-bit weights, several positions in each 64-bit integer; unrolled over the inputs. Little code, a
/// byte of RAM for a weight.
/// </summary>
internal sealed class Conv2DPositionRows : Kernel
{
    public override CodeForm Form => CodeForm.PositionRows;

    public override string Describe(KernelContext context) => $"loop over rows, {Plan.Of(context)!.Layout.Count} positions a long";

    public override long Unrolled(KernelContext context) => ConvolutionShape.Of(context).Inputs;

    public override bool Applies(KernelContext context) => !context.IsFloat && Plan.Of(context) is not null;

    public override KernelCode Lower(KernelContext context)
    {
        Plan plan = Plan.Of(context)!;
        ConvolutionShape shape = plan.Shape;
        LaneLayout layout = plan.Layout;
        KernelBuilder builder = new(context);
        Local target = builder.Arena(context.Output);
        Local[] tables = [.. InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs).Select(block => Table(builder, plan, block.First, block.Count))];
        RowNumbers numbers = RowNumbers.InTables(builder, plan.Output, shape.OutChannels);
        RowBlocks blocks = new(builder, CodeType.Int64, shape.OutChannels);
        plan.Walk.Write(builder, (value, place) =>
        {
            Expression[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => PackedPositions.Of(layout, j => value(i, j)))];
            blocks.Write(inputs, tables, layout.Start, (sum, k, _) =>
            {
                IReadOnlyList<Expression> own = numbers.Read(k);
                Element[] outputs = RowPlaces.Of(builder.Code, target, k, place(0), Enumerable.Range(0, layout.Count).Select(j => j * plan.Walk.OutputStep));
                for (int j = 0; j < layout.Count; j++)
                {
                    plan.Output.Store(builder, outputs[j], layout.Extract(sum, j, CodeType.Int64), own);
                }
            });
        });
        return builder.Build();
    }

    private static Local Table(KernelBuilder builder, Plan plan, int first, int count)
    {
        int channels = plan.Shape.OutChannels;
        return RowTables.Bytes(builder, first == 0 ? "w" : "w_" + first, count, channels, () => plan.Weights.Of(Enumerable.Range(0, channels), first, count));
    }

    /// <summary>The decisions of the form.</summary>
    private sealed record Plan(ConvolutionShape Shape, ConvolutionWeights Weights, LaneLayout Layout, PositionWalk Walk, RowOutput Output)
    {
        public static Plan? Of(KernelContext context) => context.Once(() => Find(context));

        private static Plan? Find(KernelContext context)
        {
            ConvolutionShape shape = ConvolutionShape.Of(context);
            if (shape.Groups > 1 || !RowBlocks.Holds(shape.Inputs))
            {
                return null;
            }

            ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
            if (PositionLanes.Of(shape, weights) is not var (layout, walk))
            {
                return null;
            }

            return RowOutput.Of(context, shape) is not { } output ? null : new Plan(shape, weights, layout, walk, output);
        }
    }
}
