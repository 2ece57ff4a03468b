namespace NetGen.Arrays.Binding;

/// <summary>A line of a map file: a tensor is an array, a sum of arrays, or the same number everywhere.</summary>
/// <param name="Tensor">"Stem.weight".</param>
/// <param name="Arrays">The arrays' names in their file; none for a number.</param>
/// <param name="Layout">The arrays' order of axes, where the line says it.</param>
public sealed record MapEntry(int Line, string Tensor, IReadOnlyList<string> Arrays, float Number, TensorLayout? Layout);
