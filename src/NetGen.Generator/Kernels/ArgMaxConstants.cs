using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The index of the largest value along an axis, unrolled over the axis; the first of equals.</summary>
internal sealed class ArgMaxConstants : Kernel
{
    private const int MostValues = 512;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} values";

    public override long Unrolled(KernelContext context) => context.Input.Type.Count / context.Output.Type.Count;

    public override bool Applies(KernelContext context) => Unrolled(context) <= MostValues;

    public override KernelCode Lower(KernelContext context) => ArgMaxCode.Lower(context, unrolled: true);
}
