using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Cost;

/// <summary>
/// Folds a declared graph into its cost a step and a sequence. A layer with a state says what a step costs (<see cref="Operator.CostOfSteps"/>); one without is
/// counted by position: each row that it makes is a step. What makes a vector, or one row of a longer sequence, runs once a sequence.
/// </summary>
public static class CostOfSequence
{
    /// <summary>The cost; null if the network reads no sequence.</summary>
    public static SequenceCost? Of(NetworkGraph declared)
    {
        if (StepsOf(declared) is not { } steps)
        {
            return null;
        }

        List<SequenceLayer> layers = [];
        string? last = null;
        foreach ((Node node, int times) in declared.Runs)
        {
            SequenceLayer layer = LayerOf(node, times, steps);
            if (node.PlainLayer == last)
            {
                // The normalization or the activation of the layer before.
                SequenceLayer before = layers[layers.Count - 1];
                layers[layers.Count - 1] = before with { Operator = before.Operator + ", " + layer.Operator, Cost = before.Cost + layer.Cost, StepActivations = layer.StepActivations, Activations = layer.Activations };
            }
            else
            {
                layers.Add(layer);
            }

            last = node.PlainLayer;
        }

        return new SequenceCost(steps, layers, declared.Front?.Macs ?? 0);
    }

    /// <summary>Whether a value of a network of so many steps has a row for each of its own steps: neither a vector nor what a pooling over the whole sequence gives.</summary>
    internal static bool HasSteps(Value value, int steps) => value.Shape.Rank >= 2 && (value.Shape.Height > 1 || steps == 1);

    /// <summary>Rows of the sequence that goes in; null where none does: no layer has a state, and there is no value of length x channels or there are feature maps as well.</summary>
    private static int? StepsOf(NetworkGraph graph)
    {
        int[] stateful = [.. graph.Nodes.Select(static node => Steps(node)).Where(static steps => steps > 0)];
        int[] given = [.. graph.Inputs.Where(static input => input.Shape.Rank >= 2).Select(static input => input.Shape.Height)];
        int[] made = [.. graph.Nodes.Where(static node => node.Operator is not Loop).SelectMany(static node => node.Outputs).Where(static value => value.Shape.Rank == 2).Select(static value => value.Shape.Height)];
        bool isSequence = stateful.Length > 0 || (graph.Inputs.All(static input => input.Shape.Rank <= 2) && given.Length + made.Length > 0);
        return !isSequence ? null : given.Length > 0 ? given[0] : stateful.Concat(made).Max();
    }

    private static int Steps(Node node) => node.Operator.CostOfSteps([.. node.Inputs.Select(static value => value.Shape)])?.Steps ?? 0;

    private static SequenceLayer LayerOf(Node node, int times, int steps)
    {
        TensorShape[] inputs = [.. node.Inputs.Select(static value => value.Shape)];
        OperatorCost cost = node.Operator.Cost(inputs, [.. node.Outputs.Select(static value => value.Shape)]).Run(times);
        long activations = node.Outputs.Sum(static value => value.Shape.Count);
        if (node.Operator.CostOfSteps(inputs) is { } step)
        {
            return new SequenceLayer(node.PlainLayer, node.Operator.Describe(), step.Steps * times, cost, step.State, step.Activations, activations * times, step.IsBackwards);
        }

        if (times > 1)
        {
            return new SequenceLayer(node.PlainLayer, node.Operator.Describe(), times, cost, 0, activations, activations * times, IsBackwards: false);
        }

        int rows = HasSteps(node.Output, steps) ? node.Output.Shape.Height : 0;
        return new SequenceLayer(node.PlainLayer, node.Operator.Describe(), rows, cost, 0, rows == 0 ? 0 : activations / rows, activations, IsBackwards: false);
    }
}
