using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Causal attention of a sequence to itself, attention to a memory where there is one, and a feed-forward network (arXiv:1706.03762).</summary>
internal static class TransformerDecoder
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        TransformerLayer layer = new TransformerLayer(block).Attention("self", BlockParts.Of("Causal", true));
        layer = block.Has(BlockKinds.MemoryArgument) ? layer.CrossAttention("cross") : layer;
        return layer.FeedForward("feedforward").Parts;
    }
}
