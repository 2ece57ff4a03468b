using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>
/// Every attribute that expands into plain layers, and the file that expands it. An expansion is a chain: its first layer reads the
/// block's input, each other one the layer before it unless its From names another of the block's; names are local to the block,
/// and the last layer's output is the block's. A new block gets a line here.
/// </summary>
public static class BlockKinds
{
    private static readonly Dictionary<string, Func<ArgumentReader, TensorShape, IReadOnlyList<LayerModel>>> Expansions = new(StringComparer.Ordinal)
    {
        ["DepthwiseSeparableConv2D"] = DepthwiseSeparableConv2D.Expand,
        ["SpatiallySeparableConv2D"] = SpatiallySeparableConv2D.Expand,
    };

    /// <summary>The names of all block attributes, in ordinal order.</summary>
    public static IEnumerable<string> Names => Expansions.Keys.OrderBy(name => name, StringComparer.Ordinal);

    public static bool Contains(string kind) => Expansions.ContainsKey(kind);

    public static IReadOnlyList<LayerModel> Expand(string kind, ArgumentReader arguments, TensorShape input) => Expansions[kind](arguments, input);
}
