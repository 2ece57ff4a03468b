using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Orders the nodes, runs layers row by row where that is wanted, and places values (<see cref="PlaceValues"/>) so that the arena is short.</summary>
public static class PlanArena
{
    /// <summary>Nodes of a network for which every order is tried where the first one leaves gaps.</summary>
    private const int FewNodes = 10;

    private const int MostOrders = 500;

    /// <summary>Pairs of places that the search for the offsets of one plan looks at, and how often it may look at each pair of a large network.</summary>
    private const long MostPairs = 1_000_000;

    private const long MostLooks = 100;

    /// <summary>Plans of one kind that are searched to that end.</summary>
    private const long MostPlans = 8;

    /// <summary>The shortest arena that the search finds.</summary>
    /// <param name="graph">The graph; its order is one of those that are tried.</param>
    /// <param name="streaming">Whether layers may run row by row.</param>
    /// <param name="limit">Bytes from which they should, where that is for the compiler to decide; 0 without a limit.</param>
    public static ArenaPlan Run(NetworkGraph graph, RowStreaming streaming = RowStreaming.Never, long limit = 0) =>
        ShareArena.Run(PlaceLoops.Answer(Search(PlaceLoops.Ask(graph), streaming, limit)));

    /// <summary>The shortest arena for the graph's own order, maps as a whole.</summary>
    public static ArenaPlan InOrder(NetworkGraph graph)
    {
        NetworkGraph asked = PlaceLoops.Ask(graph);
        return ShareArena.Run(PlaceLoops.Answer(Whole(asked, Enumerable.Range(0, asked.Nodes.Count), new SearchEffort(PairsOf(asked)))));
    }

    private static ArenaPlan Search(NetworkGraph graph, RowStreaming streaming, long limit)
    {
        (IReadOnlyList<int> order, long most, long bound) = OrderNodes.Run(graph, new LiveValues(graph));
        ArenaPlan whole = Whole(graph, order, new SearchEffort(PairsOf(graph)));
        if (whole.PeakBytes > bound && graph.Nodes.Count <= FewNodes)
        {
            (whole, bool triedAll) = BestOrder(graph, whole, bound);
            bound = triedAll ? whole.PeakBytes : bound;
        }
        else if (whole.PeakBytes == most && most == bound)
        {
            bound = whole.PeakBytes;
        }

        whole = whole with { LowerBoundBytes = bound, IsBoundOfAllOrders = true };
        bool wanted = streaming == RowStreaming.Always || (streaming == RowStreaming.Auto && limit > 0 && whole.PeakBytes > limit);
        if (!wanted)
        {
            return whole;
        }

        LiveValues live = new(whole.Graph);
        GroupRows groups = new(whole.Graph, live);
        ArenaPlan rows = Rows(whole.Graph, live, groups.Run(streaming == RowStreaming.Always ? 0 : limit));
        if (streaming == RowStreaming.Auto && rows.PeakBytes > limit)
        {
            // Gaps between places: less in each step may help.
            ArenaPlan fewest = Rows(whole.Graph, live, groups.Run(0));
            rows = fewest.PeakBytes < rows.PeakBytes ? fewest : rows;
        }

        return rows.PeakBytes < whole.PeakBytes ? rows : whole;
    }

    /// <summary>A place of its own until the end for every value, in the graph's own order: as if each were an output.</summary>
    public static ArenaPlan Kept(NetworkGraph graph)
    {
        NetworkGraph asked = PlaceLoops.Ask(graph);
        return InOrder(asked with { Outputs = [.. asked.Inputs, .. asked.Nodes.SelectMany(node => node.Outputs)] }) with { Graph = asked };
    }

    private static long PairsOf(NetworkGraph graph) => MostPairs + (MostLooks * graph.Nodes.Count * graph.Nodes.Count);

    private static ArenaPlan Whole(NetworkGraph graph, IEnumerable<int> order, SearchEffort effort)
    {
        NetworkGraph ordered = graph with { Nodes = [.. order.Select(node => graph.Nodes[node])] };
        return PlaceValues.Run(ordered, new LiveValues(ordered), [.. ordered.Nodes.Select(node => new Step([node]))], [], effort);
    }

    /// <summary>Groups of layers run row by row. Where a chain of them would creep through the arena, outputs move back to where the next step wants them.</summary>
    private static ArenaPlan Rows(NetworkGraph graph, LiveValues live, IReadOnlyList<Step> steps)
    {
        SearchEffort all = new(PairsOf(graph) * MostPlans);
        ArenaPlan still = With([]);
        if (still.PeakBytes == still.LowerBoundBytes)
        {
            return still;
        }

        HashSet<RowGroup> moved = [.. still.Groups];
        ArenaPlan best = With(moved);
        if (best.PeakBytes >= still.PeakBytes)
        {
            return still;
        }

        foreach (RowGroup group in still.Groups)
        {
            if (all.IsSpent)
            {
                break;
            }

            moved.Remove(group);
            ArenaPlan fewer = With(moved);
            if (fewer.PeakBytes <= best.PeakBytes)
            {
                best = fewer;
            }
            else
            {
                moved.Add(group);
            }
        }

        return best;

        ArenaPlan With(HashSet<RowGroup> moving)
        {
            SearchEffort effort = new(PairsOf(graph));
            ArenaPlan plan = PlaceValues.Run(graph, live, steps, moving, effort);
            all.Spend(effort.Spent);
            return plan;
        }
    }

    /// <summary>Tries every order of a small network; whether it came to the end.</summary>
    private static (ArenaPlan Best, bool TriedAll) BestOrder(NetworkGraph graph, ArenaPlan best, long bound)
    {
        LiveValues live = new(graph);
        SearchEffort all = new(PairsOf(graph) * MostPlans);
        int tried = 0;
        bool isLeast = true;
        Extend([], System.Numerics.BigInteger.Zero);
        return (best, isLeast);

        void Extend(List<int> order, System.Numerics.BigInteger done)
        {
            if (best.PeakBytes == bound || tried > MostOrders || all.IsSpent)
            {
                isLeast &= best.PeakBytes == bound;
                return;
            }

            if (order.Count == graph.Nodes.Count)
            {
                tried++;
                SearchEffort effort = new(PairsOf(graph));
                ArenaPlan plan = Whole(graph, order, effort);
                all.Spend(effort.Spent);
                isLeast &= plan.IsLeastOfOrder;
                best = plan.PeakBytes < best.PeakBytes ? plan : best;
                return;
            }

            for (int node = 0; node < graph.Nodes.Count; node++)
            {
                System.Numerics.BigInteger bit = System.Numerics.BigInteger.One << node;
                if ((done & bit).IsZero && (live.Before[node] & ~done).IsZero)
                {
                    Extend([.. order, node], done | bit);
                }
            }
        }
    }
}
