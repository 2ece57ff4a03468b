using NetGen.Generator.Model;

namespace NetGen.Generator.Parameters;

/// <summary>The quantization of a layer's output.</summary>
public sealed record ValueRecord(string Name, ElementType Element, float Scale, int ZeroPoint);
