using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Integer depthwise convolution as a loop over channels, several output rows in each 64-bit integer. A window slides along the columns: each step
/// loads only the columns that are new, packed for every kernel row, and keeps the others in locals. Little code, whatever the number of channels.
/// </summary>
internal sealed class DepthwiseConv2DPositionRows : Kernel
{
    public override CodeForm Form => CodeForm.PositionRows;

    public override string Describe(KernelContext context) => $"loop over channels, sliding window, {SlidingPlan.Of(context)!.Layout.Count} rows a long";

    public override long Unrolled(KernelContext context) => ConvolutionShape.Of(context).Inputs * 4L;

    public override bool Applies(KernelContext context) => !context.IsFloat && SlidingPlan.Of(context) is not null;

    public override KernelCode Lower(KernelContext context)
    {
        SlidingPlan plan = SlidingPlan.Of(context)!;
        ConvolutionShape shape = plan.Shape;
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        builder.Arena(context.Input);
        builder.Arena(context.Output);
        IEnumerable<int> channels = Enumerable.Range(0, shape.Channels);
        Local table = RowTables.Bytes(builder, "w", shape.Inputs, shape.Channels, () => plan.Weights.Of(channels, 0, shape.Inputs));
        RowNumbers numbers = RowNumbers.InTables(builder, plan.Output, shape.Channels);
        code.For("c", 0, shape.Channels, c =>
        {
            Local row = code.Declare("w", table[c]);
            Local[] factors = [.. Enumerable.Range(0, shape.Inputs).Select(i => code.Declare("w" + i, row[i].As(CodeType.Int64)))];
            SlidingWindow window = new(builder, plan, factors, numbers.Read(c), c);
            foreach (RowGroups groups in RowGroups.Of(shape, plan.Layout.Count))
            {
                code.For("y", 0, groups.Count, y => window.Write(groups.IsLoop ? (y * plan.Layout.Count) + groups.First : groups.First, groups));
            }
        });
        return builder.Build();
    }
}
