using NetGen.Generator.Graph;

namespace NetGen.Generator.Cost;

/// <summary>What a network costs, layer by layer and in total.</summary>
/// <param name="ArenaBytes">The arena's size: what the generated code allocates once for all activations.</param>
/// <param name="ArenaLowerBound">What no plan in this order could go below.</param>
/// <param name="ArenaOwners">The values alive at the arena's fullest step, largest first: name and bytes.</param>
public sealed record NetworkCost(
    IReadOnlyList<LayerCost> Layers,
    long ArenaBytes,
    long ArenaLowerBound,
    IReadOnlyList<(string Name, long Bytes)> ArenaOwners)
{
    /// <summary>Layers of another network that run in front: their weights are that network's.</summary>
    public IReadOnlyList<LayerCost> Front { get; init; } = [];

    /// <summary>The cost of a step, where the network runs over a stream; all other figures are those of a whole sequence.</summary>
    public StreamCost? Step { get; init; }

    /// <summary>Multiply-accumulates of one inference, those of the layers in front among them.</summary>
    public long Macs => Total.Macs + Front.Sum(layer => layer.Cost.Macs);

    /// <summary>Of the own layers.</summary>
    public OperatorCost Total { get; } = Layers.Aggregate(default(OperatorCost), (sum, layer) => sum + layer.Cost);

    public long WeightBytes { get; } = Layers.Sum(layer => layer.WeightBytes);
}
