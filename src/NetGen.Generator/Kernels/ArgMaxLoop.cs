using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The index of the largest value along an axis, in a loop; the first of equals.</summary>
internal sealed class ArgMaxLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context) => ArgMaxCode.Lower(context, unrolled: false);
}
