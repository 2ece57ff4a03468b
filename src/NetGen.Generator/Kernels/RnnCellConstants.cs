using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The state of a recurrent network of Elman, several units a pass.</summary>
internal sealed class RnnCellConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} units";

    public override long Unrolled(KernelContext context) => ElementLoop.Spelled(context.Output.Type.Count);

    public override KernelCode Lower(KernelContext context) => RnnCellCode.Lower(context, unrolled: true);
}
