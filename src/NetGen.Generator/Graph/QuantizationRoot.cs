namespace NetGen.Generator.Graph;

/// <summary>Where a value's quantization comes from: layers that move values pass it on, and a state has that of what it becomes.</summary>
public static class QuantizationRoot
{
    /// <summary>The value that decides: what a layer computes, an input, or, where states do nothing but change places, the first of these in front of the step.</summary>
    public static Value Of(NetworkGraph graph, Value value)
    {
        HashSet<Value> passed = [];
        while (passed.Add(value))
        {
            if (graph.States.FirstOrDefault(state => state.Before == value) is { } state)
            {
                value = state.After;
            }
            else if (MakerOf(graph, value) is { } maker && (maker.Operator.KeepsQuantization || OutputLike(maker, value) is ""))
            {
                value = maker.Operator.KeepsQuantization ? maker.Input : maker.Output;
            }
            else
            {
                return value;
            }
        }

        // Round in a circle: the states in it, from the one where it was entered.
        HashSet<Value> circle = [];
        while (circle.Add(value))
        {
            value = graph.States.FirstOrDefault(state => state.Before == value)?.After ?? MakerOf(graph, value)!.Input;
        }

        return graph.States.First(state => circle.Contains(state.Before)).Before;
    }

    /// <summary>The node that makes a value; null where none of the graph does.</summary>
    public static Node? MakerOf(NetworkGraph graph, Value value) => graph.Nodes.FirstOrDefault(node => node.Outputs.Contains(value));

    /// <summary>What a node's output shares its quantization with: <see cref="Operator.OutputLike"/>.</summary>
    public static string? OutputLike(Node maker, Value output) => maker.Operator.OutputLike(maker.Outputs.ToList().IndexOf(output));
}
