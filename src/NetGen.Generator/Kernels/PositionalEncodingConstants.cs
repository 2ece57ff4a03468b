using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A table added to a sequence, several values a pass.</summary>
internal sealed class PositionalEncodingConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {ElementLoop.Spelled(context.Output.Type.Count)} values";

    public override long Unrolled(KernelContext context) => ElementLoop.Spelled(context.Output.Type.Count);

    public override KernelCode Lower(KernelContext context) => PositionalEncodingCode.Lower(context, unrolled: true);
}
