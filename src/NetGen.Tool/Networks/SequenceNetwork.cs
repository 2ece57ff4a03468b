using NetGen.Generator;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Tool.Networks;

/// <summary>A network over sequences with its cost a step, in training, and in the lecture's terms.</summary>
/// <param name="Whole">Training with the gradient through all steps.</param>
/// <param name="Truncated">Training with the gradient through few of them; null where nobody asked.</param>
internal sealed record SequenceNetwork(NetworkModel Model, SequenceCost Cost, TrainingCost Whole, TrainingCost? Truncated, AsymptoticCost Lecture, IReadOnlyList<string> Notes)
{
    /// <param name="network">The network.</param>
    /// <param name="truncate">Steps that the gradient goes back at most; null: all.</param>
    /// <exception cref="ToolException">The network reads no sequence, or cannot be truncated so.</exception>
    public static SequenceNetwork Of(CostedNetwork network, int? truncate)
    {
        string name = network.Model.FullName;
        SequenceCost cost = CostOfSequence.Of(network.Graph)
            ?? throw new ToolException($"{name} reads no sequence: --sequence wants an input of length x channels or a layer with a state; without it 'netgen report' prints the network's cost");
        if (truncate is < 1 || truncate > cost.Steps)
        {
            throw new ToolException($"--truncate is {truncate}; {name} reads {cost.Steps} steps, so it must be from 1 to {cost.Steps}");
        }

        if (truncate is not null && cost.Layers.FirstOrDefault(layer => layer.IsBackwards) is { } backwards)
        {
            throw new ToolException($"--truncate: {backwards.Name} of {name} reads its rows from the last to the first; it wants the whole sequence, which no piece of {truncate} steps has");
        }

        // Networks are trained in float32, where activations belong to their layers.
        NetworkGraph trained = network.Model.Precision == NetworkPrecision.Float32 ? network.Graph : Compiler.Analyze(network.Model with { Precision = NetworkPrecision.Float32 }).Declared ?? network.Graph;
        return new SequenceNetwork(
            network.Model,
            cost,
            TrainingCost.Of(trained, cost.Steps, cost.Steps),
            truncate is { } piece ? TrainingCost.Of(trained, cost.Steps, piece) : null,
            Sizes(cost),
            network.Notes);
    }

    /// <summary>The sizes that the lecture's forms want: k is the widest row of the layers with a state (of all layers that run in steps where none has one), d the number of them.</summary>
    private static AsymptoticCost Sizes(SequenceCost cost)
    {
        SequenceLayer[] layers = [.. cost.Layers.Where(layer => layer.State > 0)];
        layers = layers.Length > 0 ? layers : [.. cost.Layers.Where(layer => layer.Steps > 0 && layer.Cost.Macs > 0)];
        return new AsymptoticCost(cost.Steps, (int)layers.Select(layer => layer.StepActivations).Append(1).Max(), Math.Max(1, layers.Length), 1);
    }
}
