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
        bool hasBias = context.Floats("bias").Any(bias => bias != 0);
        int biasPlace = InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs).Last().Count;
        Local[][] tables = [.. Enumerable.Range(0, shape.Groups).Select(g => Tables(builder, shape, g, hasBias))];
        RowBlocks blocks = new(builder, CodeType.Float32, shape.GroupOut);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            WindowTaps taps = new(builder, shape.Rows, shape.Columns, context.Input, y, x);
            Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output);
            for (int g = 0; g < shape.Groups; g++)
            {
                int group = g;
                Expression[] inputs = [.. Enumerable.Range(0, shape.Inputs).Select(i => ConvolutionConstants.Input(context, shape, taps, group, i) ?? 0f)];
                blocks.Write(inputs, tables[g], 0f, 1, shape.GroupOut, (sum, k, row) =>
                    stage.StoreConstant(builder, target[k + (place + (group * shape.GroupOut))], stage.End(sum, hasBias ? row[biasPlace] : 0f), 0));
            }
        }));
        return builder.Build();
    }

    private static Local[] Tables(KernelBuilder builder, ConvolutionShape shape, int convolutionGroup, bool hasBias)
    {
        float[] weights = builder.Context.Floats("weight");
        float[] biases = builder.Context.Floats("bias");
        string suffix = shape.Groups == 1 ? "" : "g" + convolutionGroup;
        List<Local> tables = [];
        foreach ((int first, int count) in InputBlocks.Of(shape.Inputs, RowBlocks.MostInputs))
        {
            bool isLast = first + count == shape.Inputs;
            bool isWithBias = isLast && hasBias;
            tables.Add(RowTables.Floats(builder, $"w{suffix}{(first == 0 ? "" : "_" + first)}", isWithBias ? count + 1 : count, shape.GroupOut, () => Rows(first, count, isWithBias)));
        }

        return [.. tables];

        float[] Rows(int first, int count, bool isWithBias)
        {
            List<float> rows = [];
            for (int k = convolutionGroup * shape.GroupOut; k < (convolutionGroup + 1) * shape.GroupOut; k++)
            {
                int channel = k;
                rows.AddRange(Enumerable.Range(first, count).Select(i => weights[shape.WeightIndex(channel, i)]));
                if (isWithBias)
                {
                    rows.Add(biases[k]);
                }
            }

            return [.. rows];
        }
    }
}
