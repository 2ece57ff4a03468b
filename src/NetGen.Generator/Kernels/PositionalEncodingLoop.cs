using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A table added to a sequence, value by value.</summary>
internal sealed class PositionalEncodingLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context) => PositionalEncodingCode.Lower(context, unrolled: false);
}
