using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The state of a recurrent network of Elman, unit by unit.</summary>
internal sealed class RnnCellLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loop";

    public override KernelCode Lower(KernelContext context) => RnnCellCode.Lower(context, unrolled: false);
}
