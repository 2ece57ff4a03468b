using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Attention with several heads (arXiv:1706.03762): softmax of queries times keys over the square root of a head's size, times values.</summary>
internal static class MultiHeadAttention
{
    /// <summary>The arguments that it has of a block around it.</summary>
    public static readonly string[] Arguments = ["Heads", "KeyValueHeads", "HeadSize", "Bias", "Rotary", "RotaryBase"];

    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input)
    {
        int heads = block.Int("Heads", 1);
        int keyValueHeads = block.Int("KeyValueHeads", 0, 0);
        keyValueHeads = keyValueHeads == 0 ? heads : keyValueHeads;
        int size = block.Int("HeadSize", 0, 0);
        if (input.Rank != 2)
        {
            block.Report(FindingIds.ShapeMismatch, null, $"the input is {input}; attention is over the positions of a sequence, length x channels (a map becomes one by [Reshape(-1, channels)])");
            return [];
        }

        if (size == 0 && input.Channels % heads != 0)
        {
            block.Report(FindingIds.IndivisibleGroups, "Heads", $"{heads} heads do not divide the {input.Channels} channels; choose a divisor, or say HeadSize");
            return [];
        }

        size = size == 0 ? input.Channels / heads : size;
        bool hasMemory = block.Has(BlockKinds.MemoryArgument);
        bool causal = block.Flag("Causal");
        RotaryPairs rotary = block.Member("Rotary", RotaryPairs.None);
        if (hasMemory && (causal || rotary != RotaryPairs.None))
        {
            block.Report(FindingIds.ConflictingArguments, causal ? "Causal" : "Rotary", "the positions of a memory are not those of the input, so that none comes before another; leave it out, or leave out Memory");
        }

        int width = BlockParts.Width(block, "HeadSize", (long)heads * size);
        int keyWidth = BlockParts.Width(block, "HeadSize", (long)keyValueHeads * size);
        bool bias = block.Flag("Bias", true);
        string source = hasMemory ? BlockParts.Memory : BlockParts.Input;
        Argument[] common = [BlockParts.Of("Heads", heads), BlockParts.Of("KeyValueHeads", keyValueHeads), BlockParts.Of("Causal", causal)];
        List<LayerModel> parts =
        [
            FeedForward.Dense("query", width, bias),
            FeedForward.Dense("key", keyWidth, bias).From(source),
            FeedForward.Dense("value", keyWidth, bias).From(source),
        ];
        (string query, string key) = ("query", "key");
        if (rotary != RotaryPairs.None)
        {
            Argument[] turning = [BlockParts.Of("HeadSize", size), BlockParts.Of("Pairs", rotary), BlockParts.Of("Base", block.Float("RotaryBase", 10000, 1, 1e9f))];
            parts.Add(BlockParts.Part("turnedQuery", "RotaryEncoding", turning).From(query));
            parts.Add(BlockParts.Part("turnedKey", "RotaryEncoding", turning).From(key));
            (query, key) = ("turnedQuery", "turnedKey");
        }

        parts.Add(BlockParts.Join("scores", "MatMul", query, key, [BlockParts.Of("TransposeRight", true), .. common]));
        parts.Add(BlockParts.Part("weights", "Softmax", BlockParts.Of("Beta", (float)(1 / Math.Sqrt(size))), BlockParts.Of("Causal", causal)));
        parts.Add(BlockParts.Join("context", "MatMul", "weights", "value", common));
        parts.Add(FeedForward.Dense("output", input.Channels, bias));
        return parts;
    }
}
