using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The k largest values and their indices, unrolled over the values of a row; of equals the first ones.</summary>
internal sealed class TopKConstants : Kernel
{
    private const int MostValues = 512;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} values";

    public override long Unrolled(KernelContext context) => context.Input.Type.Shape.Channels;

    public override bool Applies(KernelContext context) => Unrolled(context) <= MostValues;

    public override KernelCode Lower(KernelContext context) => TopKCode.Lower(context, unrolled: true);
}
