using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>The contents of a parameter file (docs/parameters.md).</summary>
public sealed record ParameterFile(EquatableArray<TensorRecord> Tensors, EquatableArray<ValueRecord> Values)
{
    public const int Version = 1;
}
