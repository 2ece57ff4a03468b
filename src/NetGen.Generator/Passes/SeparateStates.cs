using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Passes;

/// <summary>
/// In a loop over time a state's next value is written to where the one before lies. Where that is still wanted then, or where one layer's output is what several states
/// become, the next value is made elsewhere, and copied when the step is over.
/// </summary>
public static class SeparateStates
{
    /// <summary>The body of a loop in which every state can take the place of the one before.</summary>
    public static NetworkGraph Run(NetworkGraph body)
    {
        List<Node> nodes = [.. body.Nodes];
        List<StateSlot> states = [];
        List<(Node Maker, HashSet<Node> Readers)> waits = [];
        foreach (StateSlot state in body.States)
        {
            HashSet<Value> same = Views(body, state.Before);
            HashSet<Node> readers = [.. body.Nodes.Where(node => node.Inputs.Any(same.Contains))];
            Node? maker = body.Nodes.FirstOrDefault(node => node.Outputs.Contains(state.After));
            bool isAlone = states.All(other => other.After != state.After);
            if (maker is not null && isAlone && !maker.Operator.IsView && (!readers.Remove(maker) || WritesInPlace(maker)) && CanRun(body.Nodes, [.. waits, (maker, readers)]))
            {
                waits.Add((maker, readers));
                states.Add(state);
                continue;
            }

            // What is another state as it was, or a view of one, is taken aside before any of them changes.
            Value next = maker is null || maker.Operator.IsView ? Copy(state.After, state.Before.Name + ".kept") : state.After;
            states.Add(new StateSlot(state.Before, Copy(next, state.Before.Name + ".next")));
        }

        return body with { Nodes = nodes, States = states };

        Value Copy(Value from, string name)
        {
            Value to = new(name, from.Type);
            nodes.Add(new Node(name, new Concat(-1), [from], [to]) { Layer = body.Nodes[0].Layer, PlainLayer = name });
            return to;
        }
    }

    /// <summary>A cell reads each value of its state before it writes that value's place; a row is put to those that are kept.</summary>
    private static bool WritesInPlace(Node node) => node.Operator is GruCell or GruBlend or LstmCell or RnnCell or KeepRow;

    private static HashSet<Value> Views(NetworkGraph body, Value value)
    {
        HashSet<Value> same = [value];
        foreach (Node node in body.Nodes.Where(node => node.Operator.IsView && same.Contains(node.Input)))
        {
            same.UnionWith(node.Outputs);
        }

        return same;
    }

    /// <summary>Whether there is an order in which each of some nodes runs behind certain others.</summary>
    private static bool CanRun(IReadOnlyList<Node> nodes, IReadOnlyList<(Node Maker, HashSet<Node> Readers)> waits)
    {
        List<Node> open = [.. nodes];
        HashSet<Value> missing = [.. nodes.SelectMany(node => node.Outputs)];
        while (open.Count > 0)
        {
            Node? next = open.FirstOrDefault(node => !node.Inputs.Any(missing.Contains) && !waits.Any(wait => wait.Maker == node && wait.Readers.Any(open.Contains)));
            if (next is null)
            {
                return false;
            }

            open.Remove(next);
            missing.ExceptWith(next.Outputs);
        }

        return true;
    }
}
