using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Generator.Tests.Roslyn;

/// <summary>Parameter files for small networks.</summary>
internal static class ParameterFiles
{
    /// <summary>Float tensors of the given names and shapes.</summary>
    public static string Of(params (string Name, int[] Shape)[] tensors) => Of(0.5f, tensors);

    public static string Of(float value, params (string Name, int[] Shape)[] tensors) => ParameterFileWriter.Write(new ParameterFile(
        tensors.Select(tensor => Tensor(tensor.Name, ElementType.Float32, value, tensor.Shape)).ToEquatableArray(),
        EquatableArray<ValueRecord>.Empty));

    public static TensorRecord Tensor(string name, ElementType element, float value, params int[] shape)
    {
        TensorShape sizes = new(shape);
        int count = (int)sizes.Count;
        byte[] bytes = element == ElementType.Float32
            ? Packing.FromFloats(Enumerable.Repeat(value, count).ToArray())
            : Packing.FromIntegers(Enumerable.Repeat((int)value, count).ToArray(), element);
        return new TensorRecord(name, new TensorType(element, sizes), bytes);
    }
}
