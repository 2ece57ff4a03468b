using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Activation functions in a loop; of 8-bit values by a table of 256.</summary>
internal sealed class ActivateLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => context.IsFloat ? "loop" : "loop, table";

    public override KernelCode Lower(KernelContext context) => Activation.Lower(context, unrolled: false);
}
