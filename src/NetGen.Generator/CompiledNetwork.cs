using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Generator;

/// <summary>The result of compiling a network: its analysis, the plan (null if anything is wrong or missing), and all findings.</summary>
public sealed record CompiledNetwork(Analysis Analysis, Plan? Plan, EquatableArray<Finding> Findings);
