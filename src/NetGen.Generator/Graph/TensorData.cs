namespace NetGen.Generator.Graph;

/// <summary>The values of a parameter: floats for float32, integers for every other element type.</summary>
public sealed class TensorData
{
    public TensorData(float[] floats) => Floats = floats;

    public TensorData(int[] integers) => Integers = integers;

    public float[] Floats { get; } = [];

    public int[] Integers { get; } = [];
}
