using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Makes the sublayers of a transformer's layer: each with the sum around it, and the normalization behind the sum or in front of the sublayer.</summary>
internal sealed class TransformerLayer(ArgumentReader block)
{
    private readonly List<LayerModel> parts = [];
    private readonly bool isPreNorm = block.Flag("PreNorm");
    private string last = BlockParts.Input;
    private int sublayers;

    public IReadOnlyList<LayerModel> Parts => parts;

    public TransformerLayer Attention(string name, params Argument[] own) => Add(BlockParts.Part(block, name, nameof(MultiHeadAttention), MultiHeadAttention.Arguments, own));

    /// <summary>Attention to the block's second input, whose positions are others: without rotary encoding.</summary>
    public TransformerLayer CrossAttention(string name) =>
        Attention(name, new Argument(BlockKinds.MemoryArgument, new ArgumentValue.Text(BlockParts.Memory)), BlockParts.Of("Rotary", RotaryPairs.None));

    public TransformerLayer FeedForward(string name) => Add(BlockParts.Part(block, name, nameof(Blocks.FeedForward), Blocks.FeedForward.Arguments));

    private TransformerLayer Add(LayerModel sublayer)
    {
        sublayers++;
        (string norm, string add) = ($"norm{sublayers}", $"add{sublayers}");
        LayerModel normalization = BlockParts.Part(block, norm, block.Flag(nameof(RmsNorm)) ? nameof(RmsNorm) : nameof(LayerNorm), ["Epsilon"]);
        if (isPreNorm)
        {
            parts.Add(normalization.From(last));
            parts.Add(sublayer.From(norm));
            parts.Add(BlockParts.Join(add, "Add", last, sublayer.Name));
            last = add;
        }
        else
        {
            parts.Add(sublayer.From(last));
            parts.Add(BlockParts.Join(add, "Add", last, sublayer.Name));
            parts.Add(normalization.From(add));
            last = norm;
        }

        return this;
    }
}
