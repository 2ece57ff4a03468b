using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Inverted residual with linear bottleneck (MobileNet V2, arXiv:1801.04381).</summary>
internal static class InvertedResidual
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input) =>
        Expand(block, input, new BlockConvolutions(block, ActivationKind.Relu6), null);

    /// <summary>Expansion where the middle is wider, depthwise convolution, what stands behind it, linear projection, and the sum where the shapes allow it.</summary>
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input, BlockConvolutions make, Func<int, LayerModel>? excite)
    {
        int channels = block.Int("Channels", 1);
        int middle = Middle(block, input);
        List<LayerModel> parts = [];
        if (middle != input.Channels)
        {
            parts.Add(make.Pointwise("expand", middle));
        }

        parts.Add(make.Depthwise("depthwise", make.Kernel, make.Stride));
        if (excite is not null)
        {
            parts.Add(excite(middle));
        }

        parts.Add(make.Pointwise("project", channels, activation: ActivationKind.None));
        if (make.Stride == 1 && channels == input.Channels)
        {
            parts.Add(BlockParts.Join("add", "Add", BlockParts.Input, "project"));
        }

        return parts;
    }

    private static int Middle(ArgumentReader block, TensorShape input)
    {
        int expansion = block.Int("Expansion", 6);
        int given = block.Int("ExpandedChannels", 0, min: 0);
        if (given > 0 && block.Has("Expansion"))
        {
            block.Report(FindingIds.ConflictingArguments, "ExpandedChannels", "Expansion gives the channels in the middle too; leave one of them out");
        }

        return given > 0 ? given : BlockParts.Width(block, "Expansion", (long)input.Channels * expansion);
    }
}
