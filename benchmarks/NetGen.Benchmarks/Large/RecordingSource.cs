using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Benchmarks.Large;

/// <summary>Passes another source's parameters on and keeps them, as the file that would have held them.</summary>
internal sealed class RecordingSource(IParameterSource inner) : IParameterSource
{
    private readonly Dictionary<string, TensorRecord> tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueRecord> values = new(StringComparer.Ordinal);

    public IEnumerable<string> TensorNames => inner.TensorNames;

    public ParameterFile File => new(tensors.Values.ToEquatableArray(), values.Values.ToEquatableArray());

    public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element)
    {
        if (inner.FindTensor(name, spec, element) is { } tensor)
        {
            return tensors[name] = tensor;
        }

        return null;
    }

    public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => inner.FindValue(name, element, fixedBy) is { } value ? values[name] = value : null;
}
