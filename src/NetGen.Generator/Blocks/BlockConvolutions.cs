using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>The convolutions of a block: bias, normalization, padding and activation are the block's, or its paper's where the declaration does not say.</summary>
internal sealed class BlockConvolutions
{
    private readonly Argument[] common;
    private readonly Argument[] padding;

    public BlockConvolutions(ArgumentReader block, ActivationKind activation, PaddingMode padding = PaddingMode.Same, bool bias = false, bool batchNorm = true)
    {
        Activation = block.Member(nameof(Activation), activation);
        Alpha = [.. block.Layer.Arguments.Where(argument => argument.Name == "Alpha")];
        HasBias = block.Flag("Bias", bias);
        HasBatchNorm = block.Flag("BatchNorm", batchNorm);
        Stride = block.Int("Stride", 1, 1, ArgumentReader.LargestWindow);
        Kernel = block.Int("Kernel", 3, 1, ArgumentReader.LargestWindow);
        common = [BlockParts.Of("Bias", HasBias), BlockParts.Of("BatchNorm", HasBatchNorm), .. Alpha, .. block.Layer.Arguments.Where(argument => argument.Name == "Epsilon")];
        PaddingMode mode = block.Member("Padding", padding);
        if (mode == PaddingMode.Explicit)
        {
            block.Report(FindingIds.ConflictingArguments, "Padding", "the kernels of a block differ, so that no four sides would fit all of them; choose Same, Valid, Symmetric or Causal");
        }

        this.padding = [BlockParts.Of("Padding", mode)];
    }

    public ActivationKind Activation { get; }

    /// <summary>The argument Alpha where it was given.</summary>
    public Argument[] Alpha { get; }

    public bool HasBias { get; }

    public bool HasBatchNorm { get; }

    public int Stride { get; }

    /// <summary>The kernel's size where the block has one.</summary>
    public int Kernel { get; }

    public LayerModel Pointwise(string name, int channels, int stride = 1, int groups = 1, ActivationKind? activation = null) => BlockParts.Part(
        name, "PointwiseConv2D", [BlockParts.Of("Channels", channels), BlockParts.Of("Stride", stride), BlockParts.Of("Groups", groups), .. Tail(activation)]);

    public LayerModel Depthwise(string name, int kernel, int stride, ActivationKind? activation = null) => BlockParts.Part(
        name, "DepthwiseConv2D", [BlockParts.Of("Kernel", kernel), BlockParts.Of("Stride", stride), .. padding, .. Tail(activation)]);

    public LayerModel Full(string name, int channels, int height, int width, int stride = 1, ActivationKind? activation = null) => BlockParts.Part(
        name, "Conv2D", [BlockParts.Of("Channels", channels), BlockParts.Of("KernelHeight", height), BlockParts.Of("KernelWidth", width), BlockParts.Of("Stride", stride), .. padding, .. Tail(activation)]);

    /// <summary>The sum of two parts, followed by the block's activation.</summary>
    public LayerModel ActivatedAdd(string first, string second) => BlockParts.Join("add", "Add", first, second, [BlockParts.Of(nameof(Activation), Activation), .. Alpha]);

    private Argument[] Tail(ActivationKind? activation) => [.. common, BlockParts.Of(nameof(Activation), activation ?? Activation)];
}
