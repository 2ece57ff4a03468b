using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Block of SqueezeNext (arXiv:1803.10615, figure 1): two reductions, a separated kernel, an expansion, a shortcut.</summary>
internal static class SqueezeNextBlock
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        BlockConvolutions make = new(block, ActivationKind.Relu, PaddingMode.Symmetric);
        int channels = block.Int("Channels", 1);
        if (channels % 4 != 0)
        {
            block.Report(FindingIds.IndivisibleGroups, "Channels", $"the block has a half and a quarter of the channels inside, and 4 does not divide {channels}");
        }

        int half = Math.Max(channels / 2, 1);
        LayerModel vertical = make.Full("vertical", half, make.Kernel, 1);
        LayerModel horizontal = make.Full("horizontal", half, 1, make.Kernel);
        List<LayerModel> parts =
        [
            make.Pointwise("reduce1", half, make.Stride),
            make.Pointwise("reduce2", Math.Max(channels / 4, 1)),
            .. block.Flag("RowFirst") ? new[] { horizontal, vertical } : [vertical, horizontal],
            make.Pointwise("expand", channels),
        ];
        bool changes = make.Stride > 1 || channels != input.Channels;
        if (changes)
        {
            parts.Add(make.Pointwise("shortcut", channels, make.Stride).From(BlockParts.Input));
        }

        parts.Add(make.ActivatedAdd(changes ? "shortcut" : BlockParts.Input, "expand"));
        return parts;
    }

    /// <summary>The order of the two kernels in a stage's unit.</summary>
    /// <param name="unit">From 0 on.</param>
    public static LayerModel Turned(LayerModel layer, int unit)
    {
        bool rowFirst = layer.Find("RowFirst") is ArgumentValue.Truth { Value: true };
        bool alternating = layer.Find("Alternating") is ArgumentValue.Truth { Value: true };
        return alternating && unit % 2 == 1
            ? layer with { Arguments = layer.Arguments.Where(argument => argument.Name != "RowFirst").Append(BlockParts.Of("RowFirst", !rowFirst)).ToEquatableArray() }
            : layer;
    }
}
