using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>
/// Every attribute that expands into plain layers, and the file that expands it. An expansion is a chain: its first layer reads the
/// block's input, each other one the layer before it unless its From names another of the block's, or the block's input; names are local
/// to the block, and the last layer's output is the block's. A new block gets a line here.
/// </summary>
public static class BlockKinds
{
    private static readonly Dictionary<string, Func<ArgumentReader, TensorShape, TensorShape, IReadOnlyList<LayerModel>>> WithMemory = new(StringComparer.Ordinal)
    {
        [nameof(DotAttention)] = DotAttention.Expand,
    };

    private static readonly Dictionary<string, Func<ArgumentReader, TensorShape, IReadOnlyList<LayerModel>>> Expansions = new(StringComparer.Ordinal)
    {
        [nameof(AdditiveAttention)] = AdditiveAttention.Expand,
        [nameof(DepthwiseSeparableConv2D)] = DepthwiseSeparableConv2D.Expand,
        [nameof(FeedForward)] = FeedForward.Expand,
        [nameof(Fire)] = Fire.Expand,
        [nameof(InvertedResidual)] = InvertedResidual.Expand,
        [nameof(MBConv)] = MBConv.Expand,
        [nameof(MultiHeadAttention)] = MultiHeadAttention.Expand,
        [nameof(ResidualBasic)] = ResidualBasic.Expand,
        [nameof(ResidualBottleneck)] = ResidualBottleneck.Expand,
        [nameof(SegmentationHead)] = SegmentationHead.Expand,
        [nameof(ShuffleUnitV1)] = ShuffleUnitV1.Expand,
        [nameof(ShuffleUnitV2)] = ShuffleUnitV2.Expand,
        [nameof(SpatiallySeparableConv2D)] = SpatiallySeparableConv2D.Expand,
        [nameof(SqueezeExcite)] = SqueezeExcite.Expand,
        [nameof(SqueezeNextBlock)] = SqueezeNextBlock.Expand,
        [nameof(SsdHead)] = SsdHead.Expand,
        [nameof(TransformerDecoder)] = TransformerDecoder.Expand,
        [nameof(TransformerEncoder)] = TransformerEncoder.Expand,
    };

    /// <summary>The names of all block attributes, in ordinal order.</summary>
    public static IEnumerable<string> Names => Expansions.Keys.Concat(WithMemory.Keys).OrderBy(name => name, StringComparer.Ordinal);

    public static bool Contains(string kind) => Expansions.ContainsKey(kind) || WithMemory.ContainsKey(kind);

    /// <summary>Blocks made of convolutions, with their arguments: Bias, BatchNorm, Padding, Activation.</summary>
    public static bool HasConvolutions(string kind) => Contains(kind) && kind is not (nameof(SegmentationHead) or nameof(SqueezeExcite) or nameof(SsdHead)
        or nameof(AdditiveAttention) or nameof(DotAttention) or nameof(FeedForward) or nameof(MultiHeadAttention) or nameof(TransformerDecoder) or nameof(TransformerEncoder));

    /// <summary>The argument that names a second input.</summary>
    public const string MemoryArgument = "Memory";

    /// <summary>Blocks that may have a second input.</summary>
    public static bool MayHaveMemory(string kind) => kind is nameof(AdditiveAttention) or nameof(DotAttention) or nameof(MultiHeadAttention) or nameof(TransformerDecoder);

    /// <summary>Blocks that read a vector, the query of an attention.</summary>
    private static bool ReadsQuery(string kind) => kind is nameof(AdditiveAttention) or nameof(DotAttention);

    /// <summary>Whether a declared layer stands for a chain of several.</summary>
    public static bool Expands(LayerModel layer) => (layer.Block is null && Contains(layer.Kind)) || Stage.IsStage(layer);

    /// <summary>The units of a stage, or the parts of a block.</summary>
    /// <param name="memory">The shape of the second input; of the first where there is none.</param>
    public static IReadOnlyList<LayerModel> Expand(ArgumentReader block, TensorShape input, TensorShape memory) => Stage.IsStage(block.Layer)
        ? Stage.Expand(block)
        : !ReadsQuery(block.Layer.Kind) && FeatureMaps.Check(input) is { } problem ? Refuse(block, problem)
        : WithMemory.TryGetValue(block.Layer.Kind, out Func<ArgumentReader, TensorShape, TensorShape, IReadOnlyList<LayerModel>>? expand) ? expand(block, input, memory)
        : Expansions[block.Layer.Kind](block, input);

    private static IReadOnlyList<LayerModel> Refuse(ArgumentReader block, Graph.ShapeProblem problem)
    {
        block.Report(problem.Id, problem.Argument, problem.Message);
        return [];
    }
}
