using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Generator;

/// <summary>The result of compiling a network: its analysis, the plan (null if anything is wrong or missing), and all findings.</summary>
public sealed record CompiledNetwork(Analysis Analysis, Plan? Plan, EquatableArray<Finding> Findings)
{
    /// <summary>The plan's graph before layers became loops over time: parameters bound, normalization folded. Its values are in the plan's, too.</summary>
    public NetworkGraph? Layers { get; init; }
}
