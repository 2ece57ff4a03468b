using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Nearest neighbour and bilinear resize as loops; runs of neighbours are copied at once.</summary>
internal sealed class ResizeLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context) => ((Resize)context.Node.Operator).Method == ResizeMethod.Nearest
        ? NearestCode.Lower(context, unrolled: false)
        : BilinearCode.Lower(context, unrolled: false);
}
