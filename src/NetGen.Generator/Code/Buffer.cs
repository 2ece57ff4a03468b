using NetGen.Generator.Model;

namespace NetGen.Generator.Code;

/// <summary>Where a value lies: a static array and the index of its first element.</summary>
public sealed record Buffer(StaticField Field, int Offset, TensorType Type);
