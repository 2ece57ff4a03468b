using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Everything that is decided: Emit prints it.</summary>
public sealed record Plan(NetworkModel Model, NetworkGraph Graph, ArenaPlan Arena, IReadOnlyList<PlannedNode> Nodes, NetworkCost Cost)
{
    /// <summary>Bytes of IL of all layers.</summary>
    public long CodeBytes => Nodes.Sum(node => node.Size.Bytes);
}
