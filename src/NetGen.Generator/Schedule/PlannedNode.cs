using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>A node with the form that was chosen for it and its code; views have no code.</summary>
public sealed record PlannedNode(Node Node, string Identifier, CodeForm Form, string FormText, KernelCode? Code, CodeSize Size);
