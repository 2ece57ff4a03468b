namespace NetGen.Arrays.Binding;

/// <summary>What is bound to what.</summary>
/// <param name="Layout">The order of axes of the arrays that were bound without a map.</param>
/// <param name="Reason">How the order was found.</param>
/// <param name="Tensors">All tensors of the network; without a certain binding, those for which something fits.</param>
/// <param name="Doubts">For slots with two possibilities the other one.</param>
/// <param name="Missing">Slots for which nothing fits.</param>
/// <param name="Unused">Arrays that no layer reads.</param>
/// <param name="Problem">Why the binding is not certain; null if it is.</param>
internal sealed record ArrayBinding(
    TensorLayout Layout,
    string Reason,
    IReadOnlyList<BoundTensor> Tensors,
    IReadOnlyDictionary<LayerSlot, ArrayGroup> Doubts,
    IReadOnlyList<LayerSlot> Missing,
    IReadOnlyList<NamedArray> Unused,
    string? Problem);
