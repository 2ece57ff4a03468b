using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The gates of a unit whose reset lies in front of the product, unit by unit.</summary>
internal sealed class GruGatesLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loop";

    public override KernelCode Lower(KernelContext context) => GruGatesCode.Lower(context, unrolled: false);
}
