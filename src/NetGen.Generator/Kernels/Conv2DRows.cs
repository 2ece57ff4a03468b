using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Float convolution and dense layer as a loop over rows of weights, unrolled over the inputs, which wait in locals. The sums run in the order of the
/// weights, as in every form. A row of the last block ends with the channel's bias.
/// </summary>
internal sealed class Conv2DRows : Kernel
{
    /// <summary>Groups of a convolution have a loop each.</summary>
    private const int MostGroups = 4;

    public override CodeForm Form => CodeForm.Rows;

    public override string Describe(KernelContext context) => "loop over rows, inputs in locals";

    public override long Unrolled(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return (long)shape.Inputs * shape.Groups;
    }

    public override bool Applies(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return context.IsFloat && shape.Groups <= MostGroups && shape.GroupOut > 1 && RowBlocks.Holds(shape.Inputs);
    }

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        IOutputStage stage = OutputStage.Of(context);
        (int First, int Count)[] inputBlocks = [.. InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs)];
        int biasPlace = inputBlocks.Last().Count;
        WeightRows[] groups = [.. Enumerable.Range(0, shape.Groups).Select(g => WeightRows.Of(builder, shape, g, inputBlocks))];
        RowBlocks blocks = new(builder, CodeType.Float32, shape.GroupOut);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            WindowTaps taps = new(builder, shape.Rows, shape.Columns, context.Input, y, x);
            Expression place = code.Hold("o", (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output));
            for (int g = 0; g < shape.Groups; g++)
            {
                int group = g;
                Expression o = code.Hold("o", place + (group * shape.GroupOut));
                Expression[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => ConvolutionConstants.Input(context, shape, taps, group, i) ?? 0f)];
                blocks.Write(inputs, groups[g].Tables, 0f, (sum, k, row) =>
                    stage.StoreConstant(builder, target[k + o], stage.End(sum, groups[group].HasBias ? row[biasPlace] : 0f), 0));
            }
        }));
        return builder.Build();
    }
}
