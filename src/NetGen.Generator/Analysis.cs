using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Generator;

/// <summary>What is known of a network without its parameters.</summary>
/// <param name="Declared">The graph as declared, blocks expanded; null if it could not be built.</param>
/// <param name="Lowered">The graph that runs: normalization folded, activations fused.</param>
public sealed record Analysis(NetworkGraph? Declared, NetworkGraph? Lowered, ArenaPlan? Arena, NetworkCost? Cost, EquatableArray<Finding> Findings);
