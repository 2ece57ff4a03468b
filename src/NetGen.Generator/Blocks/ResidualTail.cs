using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>What closes a residual block: squeeze and excitation, the shortcut, the sum.</summary>
internal static class ResidualTail
{
    /// <param name="last">The name of the part before.</param>
    /// <param name="channels">Its channels.</param>
    public static IEnumerable<LayerModel> Parts(ArgumentReader block, TensorShape input, BlockConvolutions make, string last, int channels)
    {
        int reduction = block.Int("SqueezeReduction", 0, min: 0);
        if (reduction > 0)
        {
            yield return SqueezeExcite.Part(SqueezeExcite.Squeezed(channels, reduction, 1));
            last = "se";
        }

        bool changes = make.Stride > 1 || channels != input.Channels;
        if (changes)
        {
            bool normalized = make.HasBatchNorm && block.Flag("ShortcutBatchNorm", true);
            LayerModel shortcut = make.Pointwise("shortcut", channels, make.Stride, activation: ActivationKind.None).From(BlockParts.Input);
            yield return normalized ? shortcut : WithoutNorm(shortcut);
        }

        yield return make.ActivatedAdd(changes ? "shortcut" : BlockParts.Input, last);
    }

    private static LayerModel WithoutNorm(LayerModel shortcut) => shortcut with
    {
        Arguments = shortcut.Arguments.Where(argument => argument.Name is not ("Bias" or "BatchNorm")).Append(BlockParts.Of("Bias", true)).ToEquatableArray(),
    };
}
