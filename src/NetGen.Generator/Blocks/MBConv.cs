using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Inverted residual of any kernel and activation, with squeeze and excitation where asked for (MnasNet, MobileNet V3, EfficientNet).</summary>
internal static class MBConv
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        int reduction = block.Int("SqueezeReduction", 0, min: 0);
        int divisor = block.Int("SqueezeDivisor", 1);
        SqueezeOf source = block.Member("SqueezeOf", SqueezeOf.Expansion);
        ActivationKind activation = block.Member("SqueezeActivation", ActivationKind.Relu);
        ActivationKind gate = block.Member("Gate", ActivationKind.Sigmoid);
        return InvertedResidual.Expand(block, input, new BlockConvolutions(block, ActivationKind.Swish), reduction == 0 ? null : Excite);

        LayerModel Excite(int middle) =>
            SqueezeExcite.Part(SqueezeExcite.Squeezed(source == SqueezeOf.Input ? input.Channels : middle, reduction, divisor), activation, gate);
    }
}
