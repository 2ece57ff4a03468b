using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The k largest values and their indices, in a loop; of equals the first ones.</summary>
internal sealed class TopKLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context) => TopKCode.Lower(context, unrolled: false);
}
