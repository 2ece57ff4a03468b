using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Makes the layers of a block from the block's own arguments.</summary>
internal static class BlockParts
{
    /// <summary>What a convolution does behind its sum.</summary>
    public static readonly string[] Tail = ["Bias", "BatchNorm", "Epsilon", "Activation", "Alpha"];

    public static readonly string[] WindowOfBothAxes =
        ["Kernel", "KernelHeight", "KernelWidth", "Stride", "StrideHeight", "StrideWidth", "Dilation", "DilationHeight", "DilationWidth", "Padding", "Pads"];

    /// <summary>A layer with those of the block's arguments that are named, and further ones.</summary>
    public static LayerModel Part(ArgumentReader block, string name, string kind, IEnumerable<string> inherited, params Argument[] own)
    {
        HashSet<string> names = new(inherited, StringComparer.Ordinal);
        names.ExceptWith(own.Select(argument => argument.Name));
        return new LayerModel(name, kind, block.Layer.Arguments.Where(argument => names.Contains(argument.Name)).Concat(own).ToEquatableArray());
    }

    public static Argument Of(string name, int value) => new(name, new ArgumentValue.Integer(value));
}
