using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Gates and state of a gated recurrent unit, unit by unit.</summary>
internal sealed class GruCellLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loop";

    public override KernelCode Lower(KernelContext context) => GruCellCode.Lower(context, unrolled: false);
}
