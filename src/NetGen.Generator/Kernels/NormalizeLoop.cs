using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Layer and root mean square normalization, channel by channel.</summary>
internal sealed class NormalizeLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context) => NormalizeCode.Lower(context, unrolled: false);
}
