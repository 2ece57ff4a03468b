using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Unit of ShuffleNet V2 (arXiv:1807.11164, figure 3).</summary>
internal static class ShuffleUnitV2
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        BlockConvolutions make = new(block, ActivationKind.Relu, PaddingMode.Symmetric);
        int channels = block.Int("Channels", 1);
        bool evenOdd = block.Flag("EvenOdd");
        if (channels % 2 != 0)
        {
            block.Report(FindingIds.IndivisibleGroups, "Channels", $"the two branches have half of the channels each, and {channels} is odd");
        }

        if (make.Stride == 1 && channels != input.Channels)
        {
            block.Report(FindingIds.ConflictingArguments, "Channels", $"a unit with stride 1 passes half of its {input.Channels} channels on, so that it has as many, not {channels}; give it a stride");
        }

        if (make.Stride > 1 && evenOdd && channels <= input.Channels)
        {
            block.Report(FindingIds.ConflictingArguments, "Channels", $"with EvenOdd the short branch of a unit with a stride keeps the {input.Channels} input channels; {channels} are too few");
            return [];
        }

        return make.Stride == 1 ? Split(make, channels / 2, evenOdd, input) : Reduce(make, channels, evenOdd, input);
    }

    /// <summary>One half of the channels passes, the other goes through the convolutions.</summary>
    private static IReadOnlyList<LayerModel> Split(BlockConvolutions make, int half, bool evenOdd, TensorShape input)
    {
        string kept = evenOdd ? "even" : "split.0";
        string used = evenOdd ? "odd" : "split.1";
        return
        [
            .. evenOdd
                ? new[] { EverySecond("even", 0, input), EverySecond("odd", 1, input) }
                : [BlockParts.Part("split", "Split", BlockParts.Of("Parts", 2))],
            .. Convolutions(make, half, half, used),
            BlockParts.Join("concat", "Concat", kept, "expand"),
            .. Shuffle(evenOdd),
        ];
    }

    /// <summary>Both branches see all channels and have the stride.</summary>
    private static IReadOnlyList<LayerModel> Reduce(BlockConvolutions make, int channels, bool evenOdd, TensorShape input)
    {
        // Megvii's short branch keeps the input's width; torchvision's branches are equally wide.
        int kept = evenOdd ? input.Channels : channels / 2;
        return
        [
            make.Depthwise("depthwise1", make.Kernel, make.Stride, ActivationKind.None),
            make.Pointwise("pointwise1", kept),
            .. Convolutions(make, channels / 2, channels - kept, BlockParts.Input),
            BlockParts.Join("concat", "Concat", "pointwise1", "expand"),
            .. Shuffle(evenOdd),
        ];
    }

    private static LayerModel[] Convolutions(BlockConvolutions make, int middle, int channels, string source) =>
    [
        make.Pointwise("reduce", middle).From(source),
        make.Depthwise("depthwise", make.Kernel, make.Stride, ActivationKind.None),
        make.Pointwise("expand", channels),
    ];

    private static LayerModel[] Shuffle(bool evenOdd) => evenOdd ? [] : [BlockParts.Part("shuffle", "ChannelShuffle", BlockParts.Of("Groups", 2))];

    private static LayerModel EverySecond(string name, int first, TensorShape input)
    {
        // All axes as they are, but for the channels, the last one.
        int[] begin = new int[input.Rank];
        int[] size = [.. begin.Select(_ => -1)];
        int[] strides = [.. begin.Select(_ => 1)];
        begin[input.Rank - 1] = first;
        size[input.Rank - 1] = Math.Max(input.Channels / 2, 1);
        strides[input.Rank - 1] = 2;
        return BlockParts.Part(name, "Slice", BlockParts.Of("Begin", begin), BlockParts.Of("Size", size), BlockParts.Of("Strides", strides)).From(BlockParts.Input);
    }
}
