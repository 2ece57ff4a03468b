using NetGen.Import.Building;

namespace NetGen.Import.Rewriting;

/// <summary>
/// A depthwise convolution whose only reader is a plain pointwise one becomes a DepthwiseSeparableConv2D block, where the
/// block can say the same: one activation for both parts or none in the middle, biases in both parts or in neither.
/// </summary>
internal static class JoinSeparable
{
    public static List<LayerDraft> Run(List<LayerDraft> layers)
    {
        Dictionary<LayerDraft, List<LayerDraft>> readers = DraftReaders.Of(layers);
        Dictionary<LayerDraft, LayerDraft> blocks = [];
        foreach (LayerDraft layer in layers)
        {
            if (layer is { Kind: "DepthwiseConv2D", IsOutput: false } && readers[layer] is [{ Kind: "PointwiseConv2D" } reader] && CanJoin(layer, reader))
            {
                LayerDraft block = Join(layer, reader);
                blocks.Add(reader, block);
                DraftReaders.Redirect(readers[reader], reader, new Source(block));
                readers[layer.Inputs[0].Layer].Remove(layer);
                readers[layer.Inputs[0].Layer].Add(block);
                readers.Add(block, readers[reader]);
                blocks.Add(layer, layer);
            }
        }

        return [.. layers.Where(layer => !blocks.TryGetValue(layer, out LayerDraft? block) || block != layer)
            .Select(layer => blocks.TryGetValue(layer, out LayerDraft? block) ? block : layer)];
    }

    private static bool CanJoin(LayerDraft depthwise, LayerDraft pointwise) =>
        pointwise.Arguments.TrueForAll(argument => argument.Name is "Channels" or "Bias" or "Activation")
        && Equals(depthwise.Find("Bias"), pointwise.Find("Bias"))
        && (depthwise.Find("Activation") is null || Equals(depthwise.Find("Activation"), pointwise.Find("Activation")));

    private static LayerDraft Join(LayerDraft depthwise, LayerDraft pointwise)
    {
        LayerDraft block = new("DepthwiseSeparableConv2D")
        {
            Origin = depthwise.Origin,
            Shapes = pointwise.Shapes,
            IsOutput = pointwise.IsOutput,
        };
        block.Inputs.AddRange(depthwise.Inputs);
        block.Arguments.AddRange(pointwise.Arguments.Where(argument => argument.Name == "Channels"));
        block.Arguments.AddRange(depthwise.Arguments.Where(argument => argument.Name is not "Activation"));
        block.Arguments.AddRange(pointwise.Arguments.Where(argument => argument.Name == "Activation"));
        if (depthwise.Find("Activation") is null && pointwise.Find("Activation") is not null)
        {
            block.Arguments.Add(Arg.Flag("LinearMiddle", true));
        }

        AddPart(block, depthwise, "depthwise", "depthwise");
        AddPart(block, pointwise, "pointwise", "");
        return block;
    }

    /// <summary>The block's own output is that of its last part, so that part's value has the block's name.</summary>
    private static void AddPart(LayerDraft block, LayerDraft layer, string part, string value)
    {
        block.Tensors.AddRange(layer.Tensors.Select(tensor => tensor with { Role = part + "." + tensor.Role }));
        block.Values.AddRange(layer.Values.Select(item => new DraftValue(value, item.Quantization, item.Element)));
    }
}
