using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A border around height and width, its runs spelled out as far as they are short.</summary>
internal sealed class PadConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => "border unrolled";

    public override long Unrolled(KernelContext context)
    {
        Pad pad = (Pad)context.Node.Operator;
        TensorShape output = context.Output.Type.Shape;
        long row = (long)output.Width * output.Channels;
        return ElementLoop.Spelled(pad.Top * row) + ElementLoop.Spelled(pad.Bottom * row) + ElementLoop.Spelled((long)(pad.Left + pad.Right) * output.Channels);
    }

    public override KernelCode Lower(KernelContext context) => PadCode.Lower(context, unrolled: true);
}
