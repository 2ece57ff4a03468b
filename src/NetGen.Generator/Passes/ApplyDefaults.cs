using NetGen.Generator.Blocks;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>Declaration to declaration: convolutions take what they do not say from the network's defaults.</summary>
public static class ApplyDefaults
{
    public static NetworkModel Run(NetworkModel model) => model.ConvolutionDefaults.Count == 0
        ? model
        : model with { Layers = model.Layers.Select(layer => layer.Replace(inside => Complete(inside, model.ConvolutionDefaults))).ToEquatableArray() };

    private static LayerModel Complete(LayerModel layer, EquatableArray<Argument> defaults) => LayerKinds.IsConvolution(layer.Kind) || BlockKinds.HasConvolutions(layer.Kind)
        ? layer with { Arguments = layer.Arguments.Concat(defaults.Where(argument => IsMissing(layer, argument.Name))).ToEquatableArray() }
        : layer;

    private static bool IsMissing(LayerModel layer, string argument) => layer.Find(argument) is null && !(argument == "Padding" && layer.Find("Pads") is not null);
}
