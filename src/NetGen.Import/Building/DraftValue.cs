using NetGen.Generator.Model;

namespace NetGen.Import.Building;

/// <summary>The quantization of a value of a layer without a name yet: "" for its output, or a name below the layer's.</summary>
internal readonly record struct DraftValue(string Part, Quantization Quantization, ElementType Element = ElementType.Int8);
