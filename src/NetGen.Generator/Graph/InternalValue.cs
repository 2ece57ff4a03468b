using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>A value inside of an operator that has a line in the parameter file of an integer network, "value Layer.name int16 scale S zero 0".</summary>
/// <param name="Name">Its name below the layer's.</param>
/// <param name="IsPowerOfTwo">Whether its scale must be a power of two.</param>
public sealed record InternalValue(string Name, ElementType Element, TensorShape Shape, bool IsPowerOfTwo);
