using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>Where the parameters of a network come from.</summary>
public interface IParameterSource
{
    /// <summary>The tensor of a name; null where there is none.</summary>
    TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element);

    /// <summary>The quantization of a value; null where there is none.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="element">The type that the value has.</param>
    /// <param name="fixedBy">The quantization that the value's operator fixes, whatever is stated; null where it is free. A source that makes numbers up states none then.</param>
    ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy);

    /// <summary>The names of all tensors, for the search for unused ones.</summary>
    IEnumerable<string> TensorNames { get; }
}
