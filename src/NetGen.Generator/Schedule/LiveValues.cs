using System.Numerics;
using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Which bytes each node brings and ends, whatever the order. A value and its views are one: they share a place, which lives until all their
/// readers have run. Sets of nodes are sets of bits.
/// </summary>
internal sealed class LiveValues
{
    private readonly NetworkGraph graph;
    private readonly Dictionary<Value, Value> roots = [];
    private readonly Dictionary<Value, BigInteger> readers = [];
    private readonly HashSet<Value> forever = [];

    public LiveValues(NetworkGraph graph)
    {
        this.graph = graph;
        foreach (StateSlot state in graph.States)
        {
            roots[state.After] = state.Before;
            forever.Add(state.Before);
        }

        foreach (StreamWindow window in graph.Windows)
        {
            roots[window.Newest] = window.Rows;
            forever.Add(window.Rows);
        }

        Before = new BigInteger[graph.Nodes.Count];
        Dictionary<Value, int> makers = [];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            Node node = graph.Nodes[i];
            foreach (Value input in node.Inputs)
            {
                Value root = Root(input);
                readers[root] = Readers(root) | (BigInteger.One << i);
                if (makers.TryGetValue(input, out int maker))
                {
                    Before[i] |= BigInteger.One << maker;
                }
            }

            foreach (Value output in node.Outputs)
            {
                makers[output] = i;
                if (node.Operator.IsView && !roots.ContainsKey(output) && node.Input.Type.Element.Storage() == output.Type.Element.Storage())
                {
                    roots[output] = Root(node.Input);
                }
            }
        }

        // A state's next value takes the place of the one before, which must have been read.
        foreach (StateSlot state in graph.States)
        {
            if (makers.TryGetValue(state.After, out int maker))
            {
                Before[maker] |= Readers(state.Before) & ~ReadersOf(state.After) & ~(BigInteger.One << maker);
            }
        }

        forever.UnionWith(graph.Outputs.Select(Root));
        forever.UnionWith(graph.Inputs.Where(input => input.Lifetime == ValueLifetime.Outside));
    }

    /// <summary>The nodes that must run before each node.</summary>
    public BigInteger[] Before { get; }

    /// <summary>Bytes alive before the first node.</summary>
    public long AtStart => Given.Sum(value => value.Type.Bytes);

    /// <summary>Those of them that a node reads, or that outlive the call.</summary>
    public long ReadLater => Given.Where(value => !IsDead(value, BigInteger.Zero)).Sum(value => value.Type.Bytes);

    private IEnumerable<Value> Given => graph.Inputs.Where(input => input.Lifetime != ValueLifetime.Outside).Concat(graph.States.Select(state => state.Before)).Concat(graph.Windows.Select(window => window.Rows)).Select(Root).Distinct();

    public Value Root(Value value) => roots.TryGetValue(value, out Value? root) ? root : value;

    /// <summary>Whether a value's place is free once a set of nodes has run.</summary>
    public bool IsDead(Value value, BigInteger done) => Root(value) is var root && !forever.Contains(root) && (Readers(root) & ~done).IsZero;

    /// <summary>Bytes that a node adds to those alive before it while it runs, and those that it leaves behind (or takes away).</summary>
    /// <param name="done">The nodes that have run before.</param>
    public (long During, long After) Run(int index, BigInteger done)
    {
        Node node = graph.Nodes[index];
        BigInteger now = done | (BigInteger.One << index);
        long during = 0;
        long after = 0;
        foreach (Value output in node.Outputs.Where(output => Root(output) == output))
        {
            during += output.Type.Bytes;
            after += IsDead(output, now) ? 0 : output.Type.Bytes;
        }

        Value[] ended = [.. node.Inputs.Select(Root).Distinct().Where(root => IsDead(root, now))];
        after -= ended.Sum(root => root.Type.Bytes);
        return (Overwrites(node, ended) ? 0 : during, after);
    }

    /// <summary>Whether a node's output may take the place of an input that nothing reads later.</summary>
    private bool Overwrites(Node node, Value[] ended)
    {
        if (node.Outputs.Count != 1 || node.Operator.IsView || Root(node.Output) != node.Output)
        {
            return false;
        }

        TensorShape[] inputs = [.. node.Inputs.Select(value => value.Shape)];
        TensorShape[] outputs = [node.Output.Shape];
        return Enumerable.Range(0, node.Inputs.Count).Any(i => CanTake(node, i, inputs, outputs) && ended.Contains(Root(node.Inputs[i])));
    }

    /// <summary>Whether the output may take an input's place, if only it is not read later.</summary>
    public bool CanTake(Node node, int input, TensorShape[] inputs, TensorShape[] outputs)
    {
        Value root = Root(node.Inputs[input]);
        return node.Inputs[input].Lifetime == ValueLifetime.Call
            && root.Type.Element.Storage() == node.Output.Type.Element.Storage()
            && root.Type.Count == node.Output.Type.Count
            && node.Inputs.Count(other => Root(other) == root) == 1
            && node.Operator.CanOverwrite(input, inputs, outputs);
    }

    private BigInteger Readers(Value root) => readers.TryGetValue(root, out BigInteger set) ? set : BigInteger.Zero;

    /// <summary>The nodes that read this very value, or a view of it.</summary>
    private BigInteger ReadersOf(Value value)
    {
        BigInteger set = BigInteger.Zero;
        HashSet<Value> same = [value];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            Node node = graph.Nodes[i];
            if (node.Inputs.Any(same.Contains))
            {
                set |= BigInteger.One << i;
            }

            if (node.Operator.IsView && same.Contains(node.Input))
            {
                same.UnionWith(node.Outputs.Where(output => Root(output) == Root(value)));
            }
        }

        return set;
    }
}
