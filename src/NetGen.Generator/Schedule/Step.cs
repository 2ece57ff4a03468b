using NetGen.Generator.Graph;

namespace NetGen.Generator.Schedule;

/// <summary>What runs at one time: a node, or layers row by row.</summary>
public sealed record Step(IReadOnlyList<Node> Nodes, RowGroup? Rows = null);
