using NetGen.Generator.Blocks;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>Declaration to declaration: convolutions take what they do not say from the defaults of the blocks around them, the nearest first, then from the network's.</summary>
public static class ApplyDefaults
{
    public static NetworkModel Run(NetworkModel model) => model with { Layers = Complete(model.Layers, model.ConvolutionDefaults) };

    private static EquatableArray<LayerModel> Complete(EquatableArray<LayerModel> layers, EquatableArray<Argument> defaults) =>
        layers.Select(layer => Complete(layer, defaults)).ToEquatableArray();

    private static LayerModel Complete(LayerModel layer, EquatableArray<Argument> defaults)
    {
        if (layer.Block is { } block)
        {
            EquatableArray<Argument> inside = Complete(block.ConvolutionDefaults, defaults, static _ => true);
            return layer with { Block = block with { Parts = Complete(block.Parts, inside), Following = Complete(block.Following, inside) } };
        }

        return LayerKinds.IsConvolution(layer.Kind) || BlockKinds.HasConvolutions(layer.Kind)
            ? layer with { Arguments = Complete(layer.Arguments, defaults, argument => !(argument == "Padding" && layer.Find("Pads") is not null)) }
            : layer;
    }

    private static EquatableArray<Argument> Complete(EquatableArray<Argument> given, EquatableArray<Argument> defaults, Func<string, bool> isWanted) =>
        given.Concat(defaults.Where(argument => isWanted(argument.Name) && given.All(own => own.Name != argument.Name))).ToEquatableArray();
}
