using System.Numerics;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Schedule;

/// <summary>
/// The order in which the fewest bytes are alive at the fullest step: dynamic programming over the sets of nodes that can have run first. Where
/// branches make too many of those, the most promising ones go on, and the bound is what single nodes want.
/// </summary>
internal sealed class OrderNodes
{
    /// <summary>Sets of one size; beyond, only the best go on.</summary>
    private const int MostSets = 1_000;

    private const int KeptSets = 100;

    private readonly NetworkGraph graph;
    private readonly LiveValues live;

    private OrderNodes(NetworkGraph graph, LiveValues live)
    {
        this.graph = graph;
        this.live = live;
    }

    /// <summary>The order as indices of nodes, the bytes at its fullest step, and the bytes below which no order goes.</summary>
    public static (IReadOnlyList<int> Order, long Most, long Bound) Run(NetworkGraph graph, LiveValues live)
    {
        OrderNodes search = new(graph, live);
        int[] declared = [.. Enumerable.Range(0, graph.Nodes.Count)];
        long most = search.Most(declared);
        (IReadOnlyList<int> order, long least, bool isExact) = search.Search();
        long bound = isExact ? least : search.LargestNode();
        return least < most || !search.CanRun(declared) ? (order, least, bound) : (declared, most, bound);
    }

    /// <summary>Whether each node of an order has those in front of it that must run before: the declared order knows nothing of states, whose readers come before what overwrites them.</summary>
    private bool CanRun(IEnumerable<int> order)
    {
        BigInteger done = BigInteger.Zero;
        foreach (int node in order)
        {
            if (!(live.Before[node] & ~done).IsZero)
            {
                return false;
            }

            done |= BigInteger.One << node;
        }

        return true;
    }

    /// <summary>The bytes alive at the fullest step of an order.</summary>
    public long Most(IEnumerable<int> order)
    {
        BigInteger done = BigInteger.Zero;
        long alive = live.ReadLater;
        long most = live.AtStart;
        foreach (int node in order)
        {
            (long during, long after) = live.Run(node, done);
            most = Math.Max(most, alive + during);
            alive += after;
            done |= BigInteger.One << node;
        }

        return most;
    }

    private (IReadOnlyList<int> Order, long Most, bool IsExact) Search()
    {
        List<Dictionary<BigInteger, Reached>> layers = [new() { [BigInteger.Zero] = new Reached(live.AtStart, live.ReadLater, BigInteger.Zero, -1) }];
        bool isExact = true;
        for (int size = 0; size < graph.Nodes.Count; size++)
        {
            Dictionary<BigInteger, Reached> next = [];
            IEnumerable<KeyValuePair<BigInteger, Reached>> from = layers[size];
            if (layers[size].Count > MostSets)
            {
                isExact = false;
                from = layers[size].OrderBy(pair => pair.Value.Most).ThenBy(pair => pair.Value.Alive).ThenBy(pair => pair.Key).Take(KeptSets);
            }

            foreach (KeyValuePair<BigInteger, Reached> pair in from)
            {
                Extend(pair.Key, pair.Value, next);
            }

            layers.Add(next);
        }

        int[] order = new int[graph.Nodes.Count];
        BigInteger set = layers[graph.Nodes.Count].Keys.Single();
        long most = layers[graph.Nodes.Count][set].Most;
        for (int size = graph.Nodes.Count; size > 0; size--)
        {
            Reached reached = layers[size][set];
            order[size - 1] = reached.Node;
            set = reached.From;
        }

        return (order, most, isExact);
    }

    private void Extend(BigInteger done, Reached reached, Dictionary<BigInteger, Reached> next)
    {
        for (int node = 0; node < graph.Nodes.Count; node++)
        {
            BigInteger bit = BigInteger.One << node;
            if (!(done & bit).IsZero || !(live.Before[node] & ~done).IsZero)
            {
                continue;
            }

            (long during, long after) = live.Run(node, done);
            long most = Math.Max(reached.Most, reached.Alive + during);
            BigInteger set = done | bit;
            if (!next.TryGetValue(set, out Reached known) || most < known.Most)
            {
                next[set] = new Reached(most, reached.Alive + after, done, node);
            }
        }
    }

    /// <summary>What the node with the largest inputs and outputs wants, or the inputs of the network.</summary>
    private long LargestNode()
    {
        long most = live.AtStart;
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            BigInteger others = (BigInteger.One << graph.Nodes.Count) - 1 - (BigInteger.One << i);
            long inputs = graph.Nodes[i].Inputs.Where(input => input.Lifetime != ValueLifetime.Outside).Select(live.Root).Distinct().Sum(root => root.Type.Bytes);
            most = Math.Max(most, inputs + live.Run(i, others).During);
        }

        return most;
    }

    /// <summary>A set of nodes that can have run: the least most bytes alive on the way there, and the way.</summary>
    private readonly record struct Reached(long Most, long Alive, BigInteger From, int Node);
}
