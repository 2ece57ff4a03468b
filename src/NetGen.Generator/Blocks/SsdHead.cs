using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>The convolution of a single-shot detector over one map, its values box by box in rows.</summary>
internal static class SsdHead
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        int values = block.Int("Values", 1);
        int channels = BlockParts.Width(block, "Boxes", (long)block.Int("Boxes", 1) * values);
        int kernel = block.Int("Kernel", 1, 1, ArgumentReader.LargestWindow);
        return
        [
            kernel == 1
                ? BlockParts.Part("conv", "PointwiseConv2D", BlockParts.Of("Channels", channels))
                : BlockParts.Part("conv", "Conv2D", BlockParts.Of("Channels", channels), BlockParts.Of("Kernel", kernel)),
            BlockParts.Part("rows", "Reshape", BlockParts.Of("Shape", -1, 1, values)),
        ];
    }
}
