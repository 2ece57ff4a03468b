namespace NetGen.Generator.Model;

/// <summary>A block of the user's own where a layer uses it: its layers, with the block's parameters worked into their arguments.</summary>
/// <param name="Type">The metadata name of the block's class.</param>
/// <param name="Name">The name of the block.</param>
/// <param name="Parts">Its layers.</param>
/// <param name="Following">Its layers in the units of a stage that follow the first one.</param>
/// <param name="ConvolutionDefaults">What its convolutions have that do not say otherwise, before the network's defaults.</param>
public sealed record BlockUse(
    string Type, string Name, EquatableArray<LayerModel> Parts, EquatableArray<LayerModel> Following, EquatableArray<Argument> ConvolutionDefaults)
{
    /// <summary>Whether the layers are those of a decoder's step.</summary>
    public bool IsDecoder { get; init; }
}
