using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Additive attention (arXiv:1409.0473) of a vector to a memory: the energies w . tanh(W s + U v_t) of its positions, and the sum that their softmax weighs.</summary>
internal static class AdditiveAttention
{
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        int units = block.Int("Units", 1);
        return !AttentionParts.Check(block, input) ? [] :
        [
            BlockParts.Part("query", "Dense", BlockParts.Of("Units", units), BlockParts.Of("Bias", block.Flag("Bias", true))),
            FeedForward.Dense("keys", units, bias: false).From(BlockParts.Memory),
            BlockParts.Join("energies", "AdditiveScores", "query", "keys"),
            .. AttentionParts.Weighted(block, beta: 1),
        ];
    }
}
