using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>Parameters from a file.</summary>
public sealed class FileParameters : IParameterSource
{
    private readonly Dictionary<string, TensorRecord> tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueRecord> values = new(StringComparer.Ordinal);
    private readonly ParameterFile file;

    public FileParameters(ParameterFile file)
    {
        this.file = file;
        foreach (TensorRecord tensor in file.Tensors)
        {
            tensors[tensor.Name] = tensor;
        }

        foreach (ValueRecord value in file.Values)
        {
            values[value.Name] = value;
        }
    }

    public IEnumerable<string> TensorNames => file.Tensors.Select(tensor => tensor.Name);

    public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element) =>
        tensors.TryGetValue(name, out TensorRecord? tensor) ? tensor : null;

    public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => values.TryGetValue(name, out ValueRecord? value) ? value : null;
}
