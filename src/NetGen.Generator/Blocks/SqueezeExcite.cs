using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Squeeze and excitation (arXiv:1709.01507): channels scaled by what two dense layers make of their means.</summary>
internal static class SqueezeExcite
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        int reduction = block.Int("Reduction", 0);
        int divisor = block.Int("Divisor", 1);
        int units = block.Int("Units", 0, min: 0);
        ActivationKind gate = block.Member("Gate", ActivationKind.Sigmoid);
        if (gate is not (ActivationKind.Sigmoid or ActivationKind.HardSigmoid))
        {
            block.Report(FindingIds.ArgumentOutOfRange, "Gate", $"Gate is {gate}; it must be Sigmoid or HardSigmoid, whose values are factors from 0 to 1");
        }

        return
        [
            BlockParts.Part("pool", "GlobalAveragePool"),
            BlockParts.Part("reduce", "Dense", BlockParts.Of("Units", units > 0 ? units : Squeezed(input.Channels, Math.Max(reduction, 1), divisor)), BlockParts.Of("Activation", block.Member("Activation", ActivationKind.Relu))),
            BlockParts.Part("expand", "Dense", BlockParts.Of("Units", input.Channels), BlockParts.Of("Activation", gate)),
            BlockParts.Join("scale", "Multiply", BlockParts.Input, "expand"),
        ];
    }

    /// <summary>The part of another block that squeezes and excites, with that block's arguments.</summary>
    public static LayerModel Part(int units, ActivationKind activation = ActivationKind.Relu, ActivationKind gate = ActivationKind.Sigmoid) =>
        BlockParts.Part("se", nameof(SqueezeExcite), BlockParts.Of("Units", units), BlockParts.Of("Activation", activation), BlockParts.Of("Gate", gate));

    /// <summary>The width of the squeeze: rounded down, or to a multiple of the divisor where there is one.</summary>
    public static int Squeezed(int channels, int reduction, int divisor) => divisor > 1
        ? (int)Math.Min(ChannelRounding.ToMultiple((double)channels / reduction, divisor, divisor), ArgumentReader.Largest)
        : Math.Max(channels / reduction, 1);
}
