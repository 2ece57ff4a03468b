using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Depthwise convolution, then pointwise convolution (MobileNet V1, arXiv:1704.04861).</summary>
internal static class DepthwiseSeparableConv2D
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        IEnumerable<string> tail = block.Flag("LinearMiddle") ? BlockParts.Tail.Where(name => name is not "Activation") : BlockParts.Tail;
        return
        [
            BlockParts.Part(block, "depthwise", "DepthwiseConv2D", BlockParts.WindowOfBothAxes.Concat(tail).Concat(["Multiplier"])),
            BlockParts.Part(block, "pointwise", "PointwiseConv2D", BlockParts.Tail.Concat(["Channels"])),
        ];
    }
}
