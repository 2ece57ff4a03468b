using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Concat, Split, Slice, Transpose and ChannelShuffle with the inner axes spelled out; runs of neighbours are copied at once.</summary>
internal sealed class MoveConstants : Kernel
{
    /// <summary>Values, or runs, of one movement to spell out: 24 of them and their functions stay below the limit of a method.</summary>
    private const int MostSteps = 32;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} moves";

    public override long Unrolled(KernelContext context) => MoveCode.Spelled(context, MostSteps);

    public override KernelCode Lower(KernelContext context) => MoveCode.Lower(context, MostSteps);
}
