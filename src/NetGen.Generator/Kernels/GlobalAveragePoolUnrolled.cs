using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The mean over height and width, the sums of all channels in locals while a loop passes the positions: a layer before it can hand its outputs over.</summary>
internal sealed class GlobalAveragePoolUnrolled : Kernel
{
    /// <summary>Sums in locals: as many again may hold the layer's outputs before.</summary>
    private const int MostChannels = 96;

    public override CodeForm Form => CodeForm.Unrolled;

    public override string Describe(KernelContext context) => $"{context.Input.Type.Shape.Channels} sums in locals, positions looped";

    public override long Unrolled(KernelContext context) => context.Input.Type.Shape.Channels;

    public override bool Applies(KernelContext context) => context.Input.Type.Shape.Channels <= MostChannels;

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        GlobalAveragePoolCode mean = new(builder);
        var shape = context.Input.Type.Shape;
        Local[] sums = [.. Enumerable.Range(0, shape.Channels).Select(c => code.Declare("sum" + c, mean.Start))];
        code.For("y", 0, shape.Height, y => code.For("x", 0, shape.Width, x =>
        {
            Expression place = (((y * shape.Width) + x) * shape.Channels) + context.Input.Offset;
            Expression p = place is IntegerConstant ? place : code.Declare("p", place);
            for (int c = 0; c < sums.Length; c++)
            {
                code.Assign(sums[c], sums[c] + source[p + c]);
            }
        }));
        for (int c = 0; c < sums.Length; c++)
        {
            mean.Store(target[context.Output.Offset + c], sums[c]);
        }

        return builder.Build();
    }
}
