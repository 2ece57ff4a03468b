using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>A tensor of a parameter file: name, type and raw little-endian bytes.</summary>
public sealed record TensorRecord(string Name, TensorType Type, EquatableArray<byte> Bytes)
{
    /// <summary>The values; those below 8 bits unpacked.</summary>
    public TensorData Decode() => Type.Element == ElementType.Float32
        ? new TensorData(Packing.ToFloats(Bytes.AsSpan()))
        : new TensorData(Packing.ToIntegers(Bytes.AsSpan(), Type.Element, (int)Type.Count));
}
