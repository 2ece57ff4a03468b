namespace NetGen.Generator.Code;

/// <summary>A static array of constants: integers of the element type, or floats.</summary>
public sealed class ConstantArray
{
    public ConstantArray(string name, CodeType element, int[] integers)
    {
        Field = new StaticField(name, element.ArrayOf());
        Integers = integers;
    }

    public ConstantArray(string name, float[] floats)
    {
        Field = new StaticField(name, CodeType.Float32Array);
        Floats = floats;
    }

    public StaticField Field { get; }

    public int[] Integers { get; } = [];

    public float[] Floats { get; } = [];

    public int Length => Math.Max(Integers.Length, Floats.Length);

    /// <summary>Bytes of the initialiser: in flash, and on nanoFramework once more in RAM.</summary>
    public long Bytes => (long)Length * Field.Type.ElementOf().Bytes();
}
