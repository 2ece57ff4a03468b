using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Two dense layers at each position, an activation or a gate (arXiv:2002.05202) between them.</summary>
internal static class FeedForward
{
    /// <summary>The arguments that it has of a block around it.</summary>
    public static readonly string[] Arguments = ["Hidden", "Activation", "Alpha", "Gated", "Bias"];

    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        int hidden = block.Int("Hidden", 1);
        bool bias = block.Flag("Bias", true);
        Argument[] function = [BlockParts.Of("Activation", block.Member("Activation", ActivationKind.Relu)), .. block.Layer.Arguments.Where(argument => argument.Name == "Alpha")];
        LayerModel project = Dense("project", input.Channels, bias);
        return !block.Flag("Gated")
            ? [Dense("expand", hidden, bias, function), project]
            :
            [
                Dense("gate", hidden, bias, function),
                Dense("expand", hidden, bias).From(BlockParts.Input),
                BlockParts.Join("multiply", "Multiply", "gate", "expand"),
                project,
            ];
    }

    /// <summary>A dense layer at each position.</summary>
    public static LayerModel Dense(string name, int units, bool bias, params Argument[] more) =>
        BlockParts.Part(name, "Dense", [BlockParts.Of("Units", units), BlockParts.Of("PerPosition", true), BlockParts.Of("Bias", bias), .. more]);
}
