using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// A decoder whose layers are declared over the symbols of all steps becomes the loop of one step: a position's row of everything, the rows that later positions look
/// back on kept as states. What it reads from outside is the same in all steps.
/// </summary>
public static class StepDecoders
{
    public static NetworkGraph Run(NetworkGraph graph) => graph.Nodes.Any(IsWhole)
        ? graph with { Nodes = [.. graph.Nodes.Select(node => IsWhole(node) ? node with { Operator = StepOf((Loop)node.Operator) } : node)] }
        : graph;

    /// <summary>Why no step can be made of a body; null if one can.</summary>
    public static string? FindProblem(Loop loop)
    {
        StreamTiming timing = Time(loop, out NetworkGraph sequence);
        if (timing.Findings.Count > 0)
        {
            return timing.Findings[0].Arguments[1];
        }

        if (timing.Nodes.Values.FirstOrDefault(node => !node.IsRows || !node.When.IsAlways) is { } whole)
        {
            return $"{whole.Node.PlainLayer} ({whole.Node.Operator.Describe()}) wants the symbols of all steps, and a step knows those so far alone; attention is causal (Causal = true, or [TransformerDecoder]), other layers work position by position";
        }

        return StreamNetwork.Run(sequence, timing).Windows.FirstOrDefault(window => window.Count > 1) is { } window
            ? $"a window of {window.Count} rows of {window.Newest.Name} is no state of a decoder; attention looks back, other layers work position by position"
            : null;
    }

    private static bool IsWhole(Node node) => node.Operator is Loop { IsWhole: true };

    private static StreamTiming Time(Loop loop, out NetworkGraph sequence)
    {
        sequence = new NetworkGraph([.. loop.Body.States.Select(state => state.Before), .. loop.Body.Inputs], loop.Body.Nodes, loop.Body.Outputs);
        return StreamTiming.Of(sequence, new NetworkModel("", []), countsPositions: true);
    }

    private static Loop StepOf(Loop loop)
    {
        StreamTiming timing = Time(loop, out NetworkGraph sequence);
        NetworkGraph step = StreamNetwork.Run(sequence, timing);
        int count = loop.Body.States.Count;

        // What the steps carry are rows of the sequences, first; then what is kept of positions.
        Value[] before = [.. step.Inputs.Take(count).Select(value => new Value(value.Name, value.Type, ValueLifetime.Persistent))];
        Dictionary<Value, Value> carried = step.Inputs.Take(count).Zip(before, (from, to) => (from, to)).ToDictionary(pair => pair.from, pair => pair.to);
        Node[] nodes = [.. step.Nodes.Select(node => node with { Inputs = [.. node.Inputs.Select(value => carried.TryGetValue(value, out Value? state) ? state : value)] })];
        StateSlot[] states = [.. before.Select((value, i) => new StateSlot(value, step.Outputs[loop.Body.Outputs.ToList().IndexOf(loop.Body.States[i].After)])), .. step.States];
        return loop with { IsWhole = false, Body = new NetworkGraph(loop.Body.Inputs, nodes, step.Outputs) { States = states } };
    }
}
