using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Layer and root mean square normalization, unrolled over the channels, gamma and beta as constants.</summary>
internal sealed class NormalizeConstants : Kernel
{
    /// <summary>About 30 IL instructions each.</summary>
    private const int MostChannels = 256;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {context.Input.Type.Shape.Channels} channels";

    public override long Unrolled(KernelContext context) => context.Input.Type.Shape.Channels * 3L;

    public override bool Applies(KernelContext context) => context.Input.Type.Shape.Channels <= MostChannels;

    public override KernelCode Lower(KernelContext context) => NormalizeCode.Lower(context, unrolled: true);
}
