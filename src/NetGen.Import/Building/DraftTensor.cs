using NetGen.Generator.Model;

namespace NetGen.Import.Building;

/// <summary>A trained tensor of a layer without a name yet: "weight", "bias", "depthwise.weight".</summary>
internal sealed record DraftTensor(string Role, TensorType Type, EquatableArray<byte> Bytes);
