using NetGen.Generator.Graph;

namespace NetGen.Generator.Cost;

/// <summary>What a network over sequences costs: values, not bytes.</summary>
/// <param name="Steps">Rows of the sequence that goes in.</param>
/// <param name="FrontMacs">Multiply-accumulates of the layers of another network in front.</param>
public sealed record SequenceCost(int Steps, IReadOnlyList<SequenceLayer> Layers, long FrontMacs)
{
    /// <summary>Of the own layers, a sequence.</summary>
    public OperatorCost Total { get; } = Layers.Aggregate(default(OperatorCost), static (sum, layer) => sum + layer.Cost);

    public long State => Layers.Sum(static layer => layer.State);

    public long Activations => Layers.Sum(static layer => layer.Activations);

    /// <summary>Multiply-accumulates of the layers that run in steps, for one row that goes in: the average where layers have fewer rows than the input.</summary>
    public decimal StepMacs => (decimal)Layers.Where(static layer => layer.Steps > 0).Sum(static layer => layer.Cost.Macs) / Steps;

    /// <summary>Multiply-accumulates of the layers that run once a sequence.</summary>
    public long OnceMacs => Layers.Where(static layer => layer.Steps == 0).Sum(static layer => layer.Cost.Macs);
}
