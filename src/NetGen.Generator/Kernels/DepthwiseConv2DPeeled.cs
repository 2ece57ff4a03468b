using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Depthwise convolution with the weights as constants, written twice: without tests for the positions whose window lies in the input, with tests for those at the borders.</summary>
internal sealed class DepthwiseConv2DPeeled : DepthwiseConv2DConstants
{
    public override CodeForm Form => CodeForm.Peeled;

    protected override int Copies => 2;

    public override string Describe(KernelContext context) => "weights as constants, positions looped, borders apart";

    public override long Unrolled(KernelContext context) => 2 * base.Unrolled(context);

    public override bool Applies(KernelContext context) => BordersApart.Pays(context, ConvolutionShape.Of(context)) && base.Applies(context);

    /// <summary>Few positions test: those at the borders.</summary>
    protected override IReadOnlyList<Expression?>? TestRows(KernelBuilder builder, ConvolutionShape shape, Expression y) => null;

    protected override void WritePosition(KernelBuilder builder, ConvolutionShape shape, Expression y, Expression x, Expression origin, IReadOnlyList<Expression?>? tests, Action<WindowTaps> write) =>
        BordersApart.Write(builder, shape, y, x, write, origin);
}
