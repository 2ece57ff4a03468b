using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Fire module of SqueezeNet (arXiv:1602.07360), with the bypasses of its section 6.</summary>
internal static class Fire
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        BlockConvolutions make = new(block, ActivationKind.Relu, bias: true, batchNorm: false);
        int narrow = block.Int("Expand1x1", 1);
        int wide = block.Int("Expand3x3", 1);
        int channels = BlockParts.Width(block, "Expand3x3", (long)narrow + wide);
        FireBypass bypass = block.Member("Bypass", FireBypass.None);
        List<LayerModel> parts =
        [
            make.Pointwise("squeeze", block.Int("Squeeze", 1)),
            make.Pointwise("expand1x1", narrow, make.Stride),
            make.Full("expand3x3", wide, 3, 3, make.Stride).From("squeeze"),
            BlockParts.Join("concat", "Concat", "expand1x1", "expand3x3"),
        ];
        if (bypass == FireBypass.Simple && (channels != input.Channels || make.Stride > 1))
        {
            string reason = make.Stride > 1 ? $"Stride is {make.Stride}" : $"the input has {input.Channels} channels and the result {channels}";
            block.Report(FindingIds.ConflictingArguments, "Bypass", $"a simple bypass adds the input to the result, but {reason}; choose FireBypass.Complex");
        }

        if (bypass == FireBypass.Complex)
        {
            parts.Add(BlockParts.Part("bypass", "PointwiseConv2D", BlockParts.Of("Channels", channels), BlockParts.Of("Stride", make.Stride)).From(BlockParts.Input));
        }

        if (bypass != FireBypass.None)
        {
            parts.Add(BlockParts.Join("add", "Add", bypass == FireBypass.Complex ? "bypass" : BlockParts.Input, "concat"));
        }

        return parts;
    }
}
