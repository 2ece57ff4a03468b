using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Gates and state of a gated recurrent unit, several units a pass.</summary>
internal sealed class GruCellConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} units";

    public override long Unrolled(KernelContext context) => ElementLoop.Spelled(context.Output.Type.Count);

    public override KernelCode Lower(KernelContext context) => GruCellCode.Lower(context, unrolled: true);
}
