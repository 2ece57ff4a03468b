using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The gates of a unit whose reset lies in front of the product, several units a pass.</summary>
internal sealed class GruGatesConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} units";

    public override long Unrolled(KernelContext context) => ElementLoop.Spelled(context.Output.Type.Count);

    public override KernelCode Lower(KernelContext context) => GruGatesCode.Lower(context, unrolled: true);
}
