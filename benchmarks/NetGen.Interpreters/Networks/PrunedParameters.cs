using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Interpreters.Networks;

/// <summary>Another source's parameters with the smallest weights of every layer set to 0.</summary>
/// <param name="source">The parameters.</param>
/// <param name="share">The share of weights that are 0 afterwards, at least.</param>
internal sealed class PrunedParameters(IParameterSource source, double share) : IParameterSource
{
    public IEnumerable<string> TensorNames => source.TensorNames;

    public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element)
    {
        TensorRecord? tensor = source.FindTensor(name, spec, element);
        if (tensor is null || spec.Role != "weight")
        {
            return tensor;
        }

        int[] integers = tensor.Decode().Integers;
        int[] smallest = [.. Enumerable.Range(0, integers.Length).OrderBy(i => Math.Abs(integers[i])).Take((int)Math.Ceiling(share * integers.Length))];
        foreach (int i in smallest)
        {
            integers[i] = 0;
        }

        return tensor with { Bytes = Packing.FromIntegers(integers, tensor.Type.Element) };
    }

    public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => source.FindValue(name, element, fixedBy);
}
