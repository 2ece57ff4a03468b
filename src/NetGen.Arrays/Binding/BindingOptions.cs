namespace NetGen.Arrays.Binding;

/// <summary>What the user says beside the file of arrays.</summary>
/// <param name="Layout">The order of axes; null to find it out.</param>
/// <param name="InOrder">Layers side by side, which could change places, are in the file in the order of the declaration.</param>
/// <param name="Map">Bindings that are given.</param>
public sealed record BindingOptions(TensorLayout? Layout = null, bool InOrder = false, ArrayMap? Map = null);
