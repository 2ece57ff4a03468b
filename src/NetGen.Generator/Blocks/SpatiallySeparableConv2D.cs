using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>A column kernel M x 1, then a row kernel 1 x N, each with bias and normalization; the activation follows the second.</summary>
internal static class SpatiallySeparableConv2D
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        PaddingMode padding = block.Member("Padding", PaddingMode.Same);
        int[]? pads = block.Pads(4, ref padding);
        int stride = Math.Max(block.Int("Stride", 1, 0, ArgumentReader.LargestWindow), 1);
        int dilation = block.Int("Dilation", 1, 1, ArgumentReader.LargestWindow);
        int channels = block.Int("Channels", 1);
        bool depthwise = block.Flag("Depthwise");
        if (depthwise && channels != input.Channels)
        {
            block.Report(FindingIds.ConflictingArguments, "Channels", $"Depthwise keeps the {input.Channels} channels of the input; Channels says {channels}");
        }

        if (depthwise && block.Has("MiddleChannels"))
        {
            block.Report(FindingIds.ConflictingArguments, "MiddleChannels", "Depthwise has as many channels in the middle as at the ends; leave MiddleChannels out");
        }

        int middle = block.Int("MiddleChannels", 0, min: 0);
        string kind = depthwise ? "DepthwiseConv2D" : "Conv2D";
        return
        [
            Part("vertical", BlockParts.Tail.Where(name => name is not "Activation"), middle == 0 ? channels : middle,
                block.Int("KernelHeight", 1, 1, ArgumentReader.LargestWindow), 1,
                block.Int("StrideHeight", 0, 0, ArgumentReader.LargestWindow), block.Int("DilationHeight", 0, 0, ArgumentReader.LargestWindow), 0),
            Part("horizontal", BlockParts.Tail, channels,
                1, block.Int("KernelWidth", 1, 1, ArgumentReader.LargestWindow),
                block.Int("StrideWidth", 0, 0, ArgumentReader.LargestWindow), block.Int("DilationWidth", 0, 0, ArgumentReader.LargestWindow), 1),
        ];

        // Along its own axis (0: height, 1: width) a part has the block's stride, dilation and padding; across it, none.
        LayerModel Part(string name, IEnumerable<string> tail, int channels, int height, int width, int ownStride, int ownDilation, int axis)
        {
            string along = axis == 0 ? "Height" : "Width";
            List<Argument> arguments =
            [
                BlockParts.Of("KernelHeight", height),
                BlockParts.Of("KernelWidth", width),
                BlockParts.Of("Stride" + along, ownStride == 0 ? stride : ownStride),
                BlockParts.Of("Dilation" + along, ownDilation == 0 ? dilation : ownDilation),
            ];
            if (!depthwise)
            {
                arguments.Add(BlockParts.Of("Channels", channels));
            }

            if (pads is not null)
            {
                int[] own = axis == 0 ? [pads[0], 0, pads[2], 0] : [0, pads[1], 0, pads[3]];
                arguments.Add(new Argument("Pads", new ArgumentValue.Items(own.Select(pad => (ArgumentValue)new ArgumentValue.Integer(pad)).ToEquatableArray())));
            }
            else
            {
                arguments.Add(new Argument("Padding", new ArgumentValue.Member("Padding", padding.ToString())));
            }

            return BlockParts.Part(block, name, kind, tail, [.. arguments]);
        }
    }
}
