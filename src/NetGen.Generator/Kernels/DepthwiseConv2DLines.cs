using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Float depthwise convolution as a loop over channels, whose weights wait in locals. So do the lines of the input that a line of outputs sees: those that the
/// next line of outputs sees, too, move up, and each input is loaded once. A line of outputs is spelled out, so that what lies beyond its ends costs nothing;
/// lines above and below the map are zeros. Little code, whatever the number of channels. Sums run in the order of the weights, as in every form.
/// </summary>
internal sealed class DepthwiseConv2DLines : Kernel
{
    public override CodeForm Form => CodeForm.PositionRows;

    public override string Describe(KernelContext context) => LinePlan.Of(context) is { Steps: > 1 } plan
        ? $"loop over channels, sliding {(plan.Vertical ? "columns" : "rows")}, {plan.Line.Positions} outputs a step"
        : "loop over channels, positions spelled out";

    public override long Unrolled(KernelContext context) => context.IsFloat && LinePlan.Of(context) is { } plan ? (long)plan.Line.Positions * plan.Shape.Inputs / 2 : 0;

    public override bool Applies(KernelContext context) => context.IsFloat && LinePlan.Of(context) is not null;

    public override KernelCode Lower(KernelContext context)
    {
        LinePlan plan = LinePlan.Of(context)!;
        ConvolutionShape shape = plan.Shape;
        KernelBuilder builder = new(context);
        if (plan.Blocks == 1)
        {
            Channels(builder, plan, 0, plan.Line.Positions);
            return builder.Build();
        }

        foreach ((int first, int count) in plan.OutputBlocks)
        {
            string outputs = plan.Vertical ? "rows" : "columns";
            builder.Part("p" + first, $"Output {outputs} {first} to {first + count - 1} of {context.Node.PlainLayer}.", () => Channels(builder, plan, first, count));
        }

        return builder.Build();
    }

    private static void Channels(KernelBuilder builder, LinePlan plan, int first, int count)
    {
        CodeBuilder code = builder.Code;
        ConvolutionShape shape = plan.Shape;
        builder.Arena(builder.Context.Input);
        builder.Arena(builder.Context.Output);
        float[] biases = builder.Context.Floats("bias");
        bool hasBias = biases.Any(bias => bias != 0);
        Local table = RowTables.Floats(builder, "w", shape.Inputs + (hasBias ? 1 : 0), shape.Channels, () => Rows(builder.Context, shape, hasBias));
        code.For("c", 0, shape.Channels, c =>
        {
            Local row = code.Declare("w", table[c]);
            Expression[] weights = [.. Enumerable.Range(0, shape.Inputs).Select(i => (Expression)code.Declare("w" + i, row[i]))];
            Expression bias = hasBias ? code.Declare("b", row[shape.Inputs]) : 0f;
            new SlidingLines(builder, plan, weights, bias, c).Write(first, count);
        });
    }

    /// <summary>For each channel its weights and its bias.</summary>
    private static float[] Rows(KernelContext context, ConvolutionShape shape, bool hasBias)
    {
        float[] weights = context.Floats("weight");
        float[] biases = context.Floats("bias");
        return
        [
            .. Enumerable.Range(0, shape.Channels).SelectMany(channel => Enumerable.Range(0, shape.Inputs).Select(i => weights[shape.WeightIndex(channel, i)])
                .Concat(hasBias ? [biases[channel]] : [])),
        ];
    }
}
