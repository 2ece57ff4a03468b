using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Sum and product of feature maps, the channels of a position spelled out while loops pass the positions: a layer before it can hand its outputs over.</summary>
internal sealed class ElementwiseUnrolled : Kernel
{
    /// <summary>Channels of a position: as many variables may hold the layer's outputs before.</summary>
    private const int MostChannels = 96;

    public override CodeForm Form => CodeForm.Unrolled;

    public override string Describe(KernelContext context) => $"{context.Output.Type.Shape.Channels} channels spelled out, positions looped";

    public override long Unrolled(KernelContext context) => context.Output.Type.Shape.Channels;

    public override bool Applies(KernelContext context) => context.Output.Type.Shape is { Rank: 2 or 3, Channels: <= MostChannels };

    public override KernelCode Lower(KernelContext context) => Elementwise.LowerPositions(context);
}
