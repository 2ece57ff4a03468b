using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Unit of ShuffleNet (arXiv:1707.01083, figure 2).</summary>
internal static class ShuffleUnitV1
{
    /// <summary>Output channels for each channel of the bottleneck.</summary>
    private const int Bottleneck = 4;

    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        BlockConvolutions make = new(block, ActivationKind.Relu, PaddingMode.Symmetric);
        int channels = block.Int("Channels", 1);
        int groups = block.Int("Groups", 1);
        if (channels % Bottleneck != 0)
        {
            block.Report(FindingIds.IndivisibleGroups, "Channels", $"the bottleneck has a quarter of the channels, and 4 does not divide {channels}");
        }

        bool concatenates = make.Stride > 1;
        if (!concatenates && channels != input.Channels)
        {
            block.Report(FindingIds.ConflictingArguments, "Channels", $"a unit with stride 1 adds its input, which has {input.Channels} channels, not {channels}; give it a stride");
        }

        if (concatenates && channels <= input.Channels)
        {
            block.Report(FindingIds.ConflictingArguments, "Channels", $"a unit with a stride keeps its {input.Channels} input channels and adds others; {channels} are too few");
        }

        LayerModel shuffle = BlockParts.Part("shuffle", "ChannelShuffle", BlockParts.Of("Groups", groups));
        LayerModel depthwise = make.Depthwise("depthwise", make.Kernel, make.Stride, ActivationKind.None);
        List<LayerModel> parts =
        [
            make.Pointwise("reduce", Math.Max(channels / Bottleneck, 1), groups: block.Flag("UngroupedFirst") ? 1 : groups),
            .. block.Flag("ShuffleAfterDepthwise") ? new[] { depthwise, shuffle } : [shuffle, depthwise],
            make.Pointwise("expand", Math.Max(channels - (concatenates ? input.Channels : 0), 1), groups: groups, activation: concatenates ? make.Activation : ActivationKind.None),
        ];
        if (concatenates)
        {
            int side = (make.Kernel - 1) / 2;
            parts.Add(BlockParts.Part("pool", "AveragePool",
                BlockParts.Of("Kernel", make.Kernel), BlockParts.Of("Stride", make.Stride), BlockParts.Of("Pads", side, side, side, side), BlockParts.Of("CountIncludePad", true)).From(BlockParts.Input));
            parts.Add(BlockParts.Join("concat", "Concat", "pool", "expand"));
        }
        else
        {
            parts.Add(make.ActivatedAdd(BlockParts.Input, "expand"));
        }

        return parts;
    }
}
