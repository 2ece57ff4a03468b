using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Concat, Split, Slice, Transpose and ChannelShuffle in loops; runs of neighbours are copied at once.</summary>
internal sealed class MoveLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context) => MoveCode.Lower(context, mostSteps: 1);
}
