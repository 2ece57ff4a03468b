using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Two convolutions and a shortcut (ResNet, arXiv:1512.03385).</summary>
internal static class ResidualBasic
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        BlockConvolutions make = new(block, ActivationKind.Relu, PaddingMode.Symmetric);
        int channels = block.Int("Channels", 1);
        return
        [
            make.Full("conv1", channels, make.Kernel, make.Kernel, make.Stride),
            make.Full("conv2", channels, make.Kernel, make.Kernel, activation: ActivationKind.None),
            .. ResidualTail.Parts(block, input, make, "conv2", channels),
        ];
    }
}
