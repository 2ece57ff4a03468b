using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Sum and product of layers, several values a pass: the loop's own cost is shared.</summary>
internal sealed class ElementwiseConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {ElementLoop.Spelled(Elementwise.Length(context))} values";

    public override long Unrolled(KernelContext context) => ElementLoop.Spelled(Elementwise.Length(context));

    public override KernelCode Lower(KernelContext context) => Elementwise.Lower(context, unrolled: true);
}
