using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>A class for each pixel (arXiv:1411.4038): scores, scaled up by interpolation or a transposed convolution, and the largest one's index.</summary>
internal static class SegmentationHead
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        int classes = block.Int("Classes", 1);
        int scale = block.Int("Scale", 1, 1, ArgumentReader.LargestWindow / 2);
        int kernel = block.Int("Kernel", 1, 1, ArgumentReader.LargestWindow);
        bool transposed = block.Flag("Transposed");
        int height = block.Int("Height", 0, 0);
        int width = block.Int("Width", 0, 0);
        if (transposed && (height > 0 || width > 0))
        {
            block.Report(FindingIds.ConflictingArguments, height > 0 ? "Height" : "Width", "a transposed convolution scales by Scale, to no other size; leave Height and Width out");
        }

        height = height > 0 ? height : BlockParts.Width(block, "Scale", (long)input.Height * scale);
        width = width > 0 ? width : BlockParts.Width(block, "Scale", (long)input.Width * (input.Rank == 3 ? scale : 1));
        List<LayerModel> parts =
        [
            kernel == 1
                ? BlockParts.Part("classify", "PointwiseConv2D", BlockParts.Of("Channels", classes))
                : BlockParts.Part("classify", "Conv2D", BlockParts.Of("Channels", classes), BlockParts.Of("Kernel", kernel)),
        ];
        if (transposed)
        {
            parts.Add(BlockParts.Part("upscale", "TransposedConv2D", BlockParts.Of("Channels", classes), BlockParts.Of("Kernel", 2 * scale), BlockParts.Of("Stride", scale), BlockParts.Of("Bias", false)));
        }
        else if (height != input.Height || width != input.Width)
        {
            parts.Add(BlockParts.Part("upscale", "Resize", BlockParts.Of("Height", height), BlockParts.Of("Width", width), BlockParts.Of("Method", ResizeMethod.Bilinear), BlockParts.Of("HalfPixelCenters", true)));
        }

        if (!block.Flag("Scores"))
        {
            parts.Add(BlockParts.Part("classes", "ArgMax"));
        }

        return parts;
    }
}
