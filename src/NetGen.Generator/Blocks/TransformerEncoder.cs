using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Attention of a sequence to itself and a feed-forward network (arXiv:1706.03762).</summary>
internal static class TransformerEncoder
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input) => new TransformerLayer(block)
        .Attention("self", BlockParts.Of("Causal", block.Flag("Causal")))
        .FeedForward("feedforward")
        .Parts;
}
