using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>A node with the form that was chosen for it and its code; views have no code.</summary>
/// <param name="Faster">What the next faster form would have cost; null where there is none.</param>
public sealed record PlannedNode(Node Node, string Identifier, CodeForm Form, string FormText, KernelCode? Code, CostOfKernel Cost, string? Faster);
