namespace NetGen.Arrays.Binding;

/// <summary>A line of a map file: a tensor is an array, or the same number everywhere.</summary>
/// <param name="Tensor">"Stem.weight".</param>
/// <param name="Array">The array's name in its file; null for a number.</param>
/// <param name="Layout">The array's order of axes, where the line says it.</param>
public sealed record MapEntry(int Line, string Tensor, string? Array, float Number, TensorLayout? Layout);
