using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>A tensor of the network and where its values come from.</summary>
/// <param name="Array">Null where a number stands for all of them.</param>
internal sealed record BoundTensor(LayerSlot Slot, Parameter Parameter, NamedArray? Array, TensorLayout Layout, float Number = 0)
{
    /// <summary>The values as the parameter file has them.</summary>
    public float[] Values() => Array is null
        ? [.. Enumerable.Repeat(Number, (int)Parameter.Type.Count)]
        : Fit.Arrange(Slot, Parameter, Array, Layout);
}
