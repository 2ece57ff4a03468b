using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Multiplicative attention (arXiv:1508.04025) of a vector to a memory: its products with the positions, and the sum that their softmax weighs.</summary>
internal static class DotAttention
{
    /// <param name="memory">The shape of what is attended to.</param>
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input, TensorShape memory)
    {
        AttentionScore score = block.Member("Score", AttentionScore.Dot);
        if (!AttentionParts.Check(block, input))
        {
            return [];
        }

        bool isGeneral = score == AttentionScore.General;
        if (memory.Rank != 2 || (!isGeneral && memory.Channels != input.Channels))
        {
            block.Report(FindingIds.ShapeMismatch, BlockKinds.MemoryArgument, $"the memory is {memory}, and the query has {input.Channels} values; the memory must be a sequence{(isGeneral ? "" : $", length x {input.Channels}; AttentionScore.General brings the query to the memory's size")}");
            return [];
        }

        LayerModel[] query = isGeneral ? [BlockParts.Part("query", "Dense", BlockParts.Of("Units", memory.Channels), BlockParts.Of("Bias", false))] : [];
        return
        [
            .. query,
            BlockParts.Part("row", "Reshape", BlockParts.Of("Shape", 1, memory.Channels)),
            BlockParts.Join("scores", "MatMul", "row", BlockParts.Memory, BlockParts.Of("TransposeRight", true)),
            .. AttentionParts.Weighted(block, score == AttentionScore.ScaledDot ? (float)(1 / Math.Sqrt(input.Channels)) : 1),
        ];
    }
}
