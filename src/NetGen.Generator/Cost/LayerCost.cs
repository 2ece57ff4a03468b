using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Cost;

/// <summary>A line of the cost report.</summary>
/// <param name="Layer">The declared layer.</param>
/// <param name="Name">The plain layer: the declared one, or a part of a block, "Block1.depthwise".</param>
/// <param name="Cost">MACs, weights, biases, normalization, units as declared.</param>
/// <param name="WeightBytes">Bytes of weights and biases after folding, as the generated code stores them.</param>
/// <param name="OutputBytes">Bytes of the output.</param>
public sealed record LayerCost(string Layer, string Name, string Operator, TensorShape Input, TensorShape Output, OperatorCost Cost, long WeightBytes, long OutputBytes);
