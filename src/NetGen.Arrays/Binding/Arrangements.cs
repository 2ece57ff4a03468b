using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Arrays.Binding;

/// <summary>Where the frameworks have the axes of each layer's tensors.</summary>
internal static class Arrangements
{
    /// <summary>How a framework has a tensor of the layer; null where that cannot be known.</summary>
    public static Arrangement? Of(LayerSlot slot, Parameter parameter, TensorLayout layout)
    {
        if (slot.Node.Operator is RecurrentOperator recurrent)
        {
            return RecurrentArrangements.Of(recurrent, parameter, layout);
        }

        int[] sizes = [.. parameter.Type.Shape.Sizes];
        if (layout == TensorLayout.NetGen)
        {
            return Arrangement.AsIs(sizes);
        }

        bool isTorch = layout is TensorLayout.PyTorch or TensorLayout.Onnx;
        return slot.Node.Operator switch
        {
            Dense when parameter.Role == "weight" => isTorch ? TorchDense(slot, sizes) : new Arrangement([sizes[1], sizes[0]], 1, 0),
            Conv2D when parameter.Role == "weight" => isTorch
                ? new Arrangement([sizes[0], sizes[3], sizes[1], sizes[2]], 0, 2, 3, 1)
                : new Arrangement([sizes[1], sizes[2], sizes[3], sizes[0]], 3, 0, 1, 2),
            TransposedConv2D when parameter.Role == "weight" => isTorch
                ? new Arrangement([sizes[3], sizes[0], sizes[1], sizes[2]], 1, 2, 3, 0)
                : new Arrangement([sizes[1], sizes[2], sizes[0], sizes[3]], 2, 0, 1, 3),
            DepthwiseConv2D depthwise when parameter.Role == "weight" => isTorch
                ? new Arrangement([sizes[2], 1, sizes[0], sizes[1]], 2, 3, 0, 1)
                : Arrangement.AsIs([sizes[0], sizes[1], sizes[2] / depthwise.Multiplier, depthwise.Multiplier]),
            BatchNorm or Activate when isTorch => slot.Flattened switch
            {
                { IsCertain: false } => null,
                { Map: { } map } => new Arrangement(sizes, [map.Channels, map.Height, map.Width], [1, 2, 0]),
                _ => Arrangement.AsIs(sizes),
            },
            _ => Arrangement.AsIs(sizes),
        };
    }

    /// <summary>PyTorch flattens channels first, NetGen channels last.</summary>
    private static Arrangement? TorchDense(LayerSlot slot, int[] sizes) => slot.Flattened switch
    {
        { IsCertain: false } => null,
        { Map: { } map } => new Arrangement(sizes, [sizes[0], map.Channels, map.Height, map.Width], [0, 2, 3, 1]),
        _ => Arrangement.AsIs(sizes),
    };
}
