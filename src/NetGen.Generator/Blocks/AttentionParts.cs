using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>What attentions of one query share: the query is a vector, there is a memory, and scores become a weighted sum of its positions.</summary>
internal static class AttentionParts
{
    /// <summary>Whether there is a query and a memory; what is wrong is reported.</summary>
    public static bool Check(ArgumentReader block, TensorShape input)
    {
        if (input.Rank != 1)
        {
            block.Report(FindingIds.ShapeMismatch, null, $"the input is {input}; the query is a vector (attention of each position of a sequence is MultiHeadAttention)");
        }

        if (!block.Has(BlockKinds.MemoryArgument))
        {
            block.Report(FindingIds.WrongInputCount, null, "it does not say what is attended to; write Memory = nameof(Encoder)");
        }

        return !block.Failed;
    }

    /// <summary>The layers behind the scores, 1 x t: weights, and the sum of the memory's positions, a vector.</summary>
    public static IReadOnlyList<LayerModel> Weighted(ArgumentReader block, float beta)
    {
        bool hasWeights = block.Flag("Weights");
        return
        [
            BlockParts.Part("weights", "Softmax", BlockParts.Of("Beta", beta)) with { IsOutput = hasWeights },
            BlockParts.Join("sum", "MatMul", "weights", BlockParts.Memory),
            BlockParts.Part("context", "Flatten"),
        ];
    }
}
