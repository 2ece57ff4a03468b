namespace NetGen.Arrays;

/// <summary>One array of a file.</summary>
/// <param name="Name">Its name in the file, "features.0.weight".</param>
/// <param name="Element">How the file has its values.</param>
/// <param name="Shape">Its sizes, outermost first; empty for a single number.</param>
/// <param name="Values">Its values as float32, the last index fastest, whatever order the file has them in.</param>
public sealed record NamedArray(string Name, ArrayElement Element, IReadOnlyList<int> Shape, float[] Values)
{
    /// <summary>The shape as people write it: "16x3x3x3", "number" without any sizes.</summary>
    public string ShapeText => Shape.Count == 0 ? "number" : string.Join('x', Shape);
}
