using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Import.Building;

namespace NetGen.Import.Rewriting;

/// <summary>
/// A border of zeros that only one convolution with padding VALID reads becomes that convolution's padding: the values are
/// the same, and no larger map is stored.
/// </summary>
internal static class FoldPads
{
    public static List<LayerDraft> Run(List<LayerDraft> layers)
    {
        Dictionary<LayerDraft, List<LayerDraft>> readers = DraftReaders.Of(layers);
        List<LayerDraft> kept = [];
        foreach (LayerDraft layer in layers)
        {
            if (layer is { Kind: "Pad", IsOutput: false } && layer.Find("Value") is null
                && readers[layer] is [{ Kind: "Conv2D" or "DepthwiseConv2D" } reader]
                && reader.Find("Padding") is ArgumentValue.Member { Name: "Valid" })
            {
                Fold(layer, reader);
            }
            else
            {
                kept.Add(layer);
            }
        }

        return kept;
    }

    private static void Fold(LayerDraft pad, LayerDraft convolution)
    {
        int[] pads = [.. new[] { "Top", "Left", "Bottom", "Right" }.Select(side => Number(pad, side, 0))];
        int place = convolution.Arguments.FindIndex(argument => argument.Name == "Padding");
        convolution.Arguments.RemoveAt(place);
        convolution.Inputs[0] = pad.Inputs[0];
        if (!Window(convolution, PaddingMode.Same).SequenceEqual(pads))
        {
            bool symmetric = Window(convolution, PaddingMode.Symmetric).SequenceEqual(pads);
            convolution.Arguments.Insert(place, symmetric ? Arg.Member("Padding", "Symmetric") : Arg.Ints("Pads", pads));
        }
    }

    /// <summary>The padding of the four sides that a mode would give.</summary>
    private static int[] Window(LayerDraft layer, PaddingMode padding)
    {
        int kernel = Number(layer, "Kernel", 1);
        int stride = Number(layer, "Stride", 1);
        int dilation = Number(layer, "Dilation", 1);
        Window window = new(Number(layer, "KernelHeight", kernel), Number(layer, "KernelWidth", kernel))
        {
            StrideHeight = Number(layer, "StrideHeight", stride),
            StrideWidth = Number(layer, "StrideWidth", stride),
            DilationHeight = Number(layer, "DilationHeight", dilation),
            DilationWidth = Number(layer, "DilationWidth", dilation),
            Padding = padding,
            Pads = new int[4],
        };
        TensorShape input = layer.Inputs[0].Shape;
        WindowGeometry geometry = window.Resolve(input.Height, input.Width).Geometry;
        return [geometry.Top, geometry.Left, geometry.Bottom, geometry.Right];
    }

    private static int Number(LayerDraft layer, string name, int fallback) =>
        layer.Find(name) is ArgumentValue.Integer integer ? (int)integer.Value : fallback;
}
