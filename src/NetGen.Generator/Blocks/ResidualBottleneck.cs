using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Pointwise, 3 x 3, pointwise convolution and a shortcut (ResNet-50 and deeper, arXiv:1512.03385).</summary>
internal static class ResidualBottleneck
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        BlockConvolutions make = new(block, ActivationKind.Relu, PaddingMode.Symmetric);
        int middle = block.Int("Middle", 1);
        int channels = block.Int("Channels", 1);
        bool inKernel = block.Flag("StrideInKernel");
        return
        [
            make.Pointwise("conv1", middle, inKernel ? 1 : make.Stride),
            make.Full("conv2", middle, make.Kernel, make.Kernel, inKernel ? make.Stride : 1),
            make.Pointwise("conv3", channels, activation: ActivationKind.None),
            .. ResidualTail.Parts(block, input, make, "conv3", channels),
        ];
    }
}
