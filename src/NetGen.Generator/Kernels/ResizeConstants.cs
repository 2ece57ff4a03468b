using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Nearest neighbour resize with the copies of a row spelled out, bilinear resize with the channels spelled out.</summary>
internal sealed class ResizeConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => IsNearest(context) ? "columns unrolled" : "channels unrolled";

    public override long Unrolled(KernelContext context) =>
        IsNearest(context) ? NearestCode.Spelled(context) : 4L * ElementLoop.Spelled(context.Input.Type.Shape.Channels);

    public override KernelCode Lower(KernelContext context) =>
        IsNearest(context) ? NearestCode.Lower(context, unrolled: true) : BilinearCode.Lower(context, unrolled: true);

    private static bool IsNearest(KernelContext context) => ((Resize)context.Node.Operator).Method == ResizeMethod.Nearest;
}
