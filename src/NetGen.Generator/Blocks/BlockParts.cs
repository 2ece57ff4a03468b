using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>Makes the layers of a block from the block's own arguments.</summary>
internal static class BlockParts
{
    /// <summary>The name by which parts read the block's input.</summary>
    public const string Input = "input";

    /// <summary>The name by which parts read the block's second input.</summary>
    public const string Memory = "memory";

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

    /// <summary>A layer with arguments of its own.</summary>
    public static LayerModel Part(string name, string kind, params Argument[] own) => new(name, kind, own);

    /// <summary>The same layer, reading another part, or <see cref="Input"/>, instead of the part before it.</summary>
    public static LayerModel From(this LayerModel part, string source) =>
        part with { Arguments = part.Arguments.Append(new Argument("From", new ArgumentValue.Text(source))).ToEquatableArray() };

    /// <summary>A layer that joins two parts.</summary>
    public static LayerModel Join(string name, string kind, string first, string second, params Argument[] own) =>
        new(name, kind, [new Argument("Inputs", new ArgumentValue.Items([new ArgumentValue.Text(first), new ArgumentValue.Text(second)])), .. own]);

    public static Argument Of(string name, int value) => new(name, new ArgumentValue.Integer(value));

    public static Argument Of(string name, float value) => new(name, new ArgumentValue.Number(value));

    public static Argument Of(string name, bool value) => new(name, new ArgumentValue.Truth(value));

    public static Argument Of(string name, params int[] values) =>
        new(name, new ArgumentValue.Items(values.Select(value => (ArgumentValue)new ArgumentValue.Integer(value)).ToEquatableArray()));

    public static Argument Of<T>(string name, T member)
        where T : struct, Enum => new(name, new ArgumentValue.Member(name, member.ToString()));

    /// <summary>A width that follows from others; reported at the argument that made it too large.</summary>
    public static int Width(ArgumentReader block, string argument, long channels)
    {
        if (channels <= ArgumentReader.Largest)
        {
            return (int)channels;
        }

        block.Report(FindingIds.TooLarge, argument, $"{argument} makes {channels} channels; more than {ArgumentReader.Largest} are not possible");
        return 1;
    }
}
