using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Orders the nodes and places values in arenas: two values alive at one time never overlap, views share their input's place, an operator that can
/// overwrites an input that nothing reads later, and layers that run row by row write behind their reader. It knows sizes, lifetimes and which
/// rows an operator reads, not operators.
/// </summary>
public sealed class PlanArena
{
    /// <summary>Nodes of a network for which every order is tried where the first one leaves gaps.</summary>
    private const int FewNodes = 10;

    private const int MostOrders = 500;

    private readonly NetworkGraph graph;
    private readonly LiveValues live;
    private readonly IReadOnlyList<Step> steps;
    private readonly Dictionary<Value, Place> places = [];
    private readonly Dictionary<CodeType, List<Place>> byType = [];
    private readonly Dictionary<Value, int> lastRead = [];
    private readonly Dictionary<RowGroup, Place> written = [];
    private HashSet<RowGroup> moving = [];

    private PlanArena(NetworkGraph graph, LiveValues live, IReadOnlyList<Step> steps)
    {
        this.graph = graph;
        this.live = live;
        this.steps = steps;
    }

    /// <summary>The shortest arena that the search finds.</summary>
    /// <param name="graph">The graph; its order is one of those that are tried.</param>
    /// <param name="streaming">Whether layers may run row by row.</param>
    /// <param name="limit">Bytes from which they should, where that is for the compiler to decide; 0 without a limit.</param>
    public static ArenaPlan Run(NetworkGraph graph, RowStreaming streaming = RowStreaming.Never, long limit = 0)
    {
        (IReadOnlyList<int> order, long most, long bound) = OrderNodes.Run(graph, new LiveValues(graph));
        ArenaPlan whole = Whole(graph, order);
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

        ArenaPlan rows = Rows(whole.Graph, streaming == RowStreaming.Always ? 0 : limit);
        if (streaming == RowStreaming.Auto && rows.PeakBytes > limit)
        {
            // Gaps between places: less in each step may help.
            ArenaPlan fewest = Rows(whole.Graph, 0);
            rows = fewest.PeakBytes < rows.PeakBytes ? fewest : rows;
        }

        return rows.PeakBytes < whole.PeakBytes ? rows : whole;
    }

    /// <summary>The shortest arena for the graph's own order, maps as a whole.</summary>
    public static ArenaPlan InOrder(NetworkGraph graph) => Whole(graph, Enumerable.Range(0, graph.Nodes.Count));

    private static ArenaPlan Whole(NetworkGraph graph, IEnumerable<int> order)
    {
        NetworkGraph ordered = graph with { Nodes = [.. order.Select(node => graph.Nodes[node])] };
        return new PlanArena(ordered, new LiveValues(ordered), [.. ordered.Nodes.Select(node => new Step([node]))]).Place();
    }

    /// <summary>Groups of layers run row by row. Where a chain of them would creep through the arena, outputs move back to where the next step wants them.</summary>
    private static ArenaPlan Rows(NetworkGraph graph, long limit)
    {
        LiveValues live = new(graph);
        IReadOnlyList<Step> steps = GroupRows.Run(graph, live, limit);
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

        ArenaPlan With(HashSet<RowGroup> moving) => new PlanArena(graph, live, steps) { moving = moving }.Place();
    }

    /// <summary>Tries every order of a small network; whether it came to the end.</summary>
    private static (ArenaPlan Best, bool TriedAll) BestOrder(NetworkGraph graph, ArenaPlan best, long bound)
    {
        LiveValues live = new(graph);
        int tried = 0;
        bool isLeast = true;
        Extend([], System.Numerics.BigInteger.Zero);
        return (best, isLeast);

        void Extend(List<int> order, System.Numerics.BigInteger done)
        {
            if (best.PeakBytes == bound || tried > MostOrders)
            {
                isLeast &= best.PeakBytes == bound;
                return;
            }

            if (order.Count == graph.Nodes.Count)
            {
                tried++;
                ArenaPlan plan = Whole(graph, order);
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

    private ArenaPlan Place()
    {
        FindLifetimes();
        List<Arena> arenas = [];
        bool isLeast = true;
        foreach (CodeType type in byType.Keys.OrderBy(type => type))
        {
            List<Place> list = byType[type];
            (long length, bool least) = FindOffsets.Run(list);
            isLeast &= least;
            string name = byType.Count == 1 || type is CodeType.Int8 or CodeType.Float32 ? "arena" : "arenaOf" + type;
            arenas.Add(new Arena(new StaticField(name, type.ArrayOf()), length, FindOffsets.Bound(list)));
        }

        Dictionary<Value, Code.Buffer> buffers = [];
        foreach (KeyValuePair<Value, Place> pair in places)
        {
            CodeType array = Storage(pair.Key).ArrayOf();
            StaticField field = arenas.First(arena => arena.Field.Type == array).Field;
            buffers.Add(pair.Key, new Code.Buffer(field, (int)Math.Min(pair.Value.Offset, int.MaxValue), pair.Key.Type));
        }

        (string, long)[] owners = [.. byType.SelectMany(pair => FindOffsets.Fullest(pair.Value).Select(place => (place.Name, place.Size * pair.Key.Bytes())))];
        return new ArenaPlan(buffers, arenas, graph, steps)
        {
            IsLeastOfOrder = isLeast,
            WrittenAt = written.ToDictionary(pair => pair.Key, pair => (int)Math.Min(pair.Value.Offset, int.MaxValue)),
            LowerBoundBytes = arenas.Sum(arena => arena.LowerBoundBytes),
            Owners = [.. owners.OrderByDescending(owner => owner.Item2)],
        };
    }

    private void FindLifetimes()
    {
        int end = steps.Count;
        for (int step = 0; step < end; step++)
        {
            foreach (Value input in steps[step].Nodes.SelectMany(node => node.Inputs))
            {
                lastRead[input] = step;
            }
        }

        foreach (Value output in graph.Outputs)
        {
            lastRead[output] = end;
        }

        foreach (StateSlot state in graph.States)
        {
            // A state is alive always; its next value is written into the same place.
            Place place = New(state.Before, -1);
            place.End = end;
            places[state.After] = place;
        }

        foreach (Value input in graph.Inputs)
        {
            New(input, -1);
        }

        for (int step = 0; step < end; step++)
        {
            if (steps[step].Rows is { } rows)
            {
                Group(rows, step);
                continue;
            }

            Node node = steps[step].Nodes[0];
            foreach (Value output in node.Outputs.Where(output => !places.ContainsKey(output)))
            {
                if (Shared(node, output, step) is { } shared)
                {
                    places.Add(output, shared);
                    shared.End = Math.Max(shared.End, LastRead(output, step));
                }
                else
                {
                    New(output, step);
                }
            }
        }
    }

    /// <summary>Places windows and the output of a group; room for padding around what it reads.</summary>
    private void Group(RowGroup rows, int step)
    {
        foreach (Value window in rows.Windows)
        {
            Add(window, new Place(window.Name, rows.WindowRows(window) * RowGroup.RowOf(window), step));
        }

        bool moves = moving.Contains(rows) && LastRead(rows.Output, step) > step;
        Place output = New(rows.Output, moves ? step + 1 : step);
        if (moves)
        {
            output = new Place(rows.Output.Name, rows.Output.Type.Count, step);
            byType[Storage(rows.Output)].Add(output);
        }

        written[rows] = output;
        List<Value> inputs = [.. rows.Inputs];
        foreach (Value input in inputs)
        {
            Place place = places[input];
            (int before, int behind) = rows.Margins(input);
            if (before + behind > 0)
            {
                place.Widen(step, before * RowGroup.RowOf(input), behind * RowGroup.RowOf(input));
            }

            if (place.End <= step && input.Lifetime == ValueLifetime.Call && inputs.Count(other => places[other] == place) == 1)
            {
                output.Follow(place, rows.Behind(input));
            }
        }
    }

    /// <summary>The place of an input that the output may take.</summary>
    private Place? Shared(Node node, Value output, int step)
    {
        if (node.Operator.IsView && Storage(node.Input) == Storage(output))
        {
            return places[node.Input];
        }

        if (node.Outputs.Count != 1)
        {
            return null;
        }

        TensorShape[] inputs = [.. node.Inputs.Select(value => value.Shape)];
        TensorShape[] outputs = [output.Shape];
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (places[node.Inputs[i]].End <= step && live.CanTake(node, i, inputs, outputs))
            {
                return places[node.Inputs[i]];
            }
        }

        return null;
    }

    private Place New(Value value, int start)
    {
        Place place = new(value.Name, value.Type.Count, start) { End = LastRead(value, start) };
        Add(value, place);
        return place;
    }

    private void Add(Value value, Place place)
    {
        places.Add(value, place);
        CodeType storage = Storage(value);
        if (!byType.TryGetValue(storage, out List<Place>? list))
        {
            byType.Add(storage, list = []);
        }

        list.Add(place);
    }

    private int LastRead(Value value, int defined) => lastRead.TryGetValue(value, out int last) ? last : defined;

    private static CodeType Storage(Value value) => value.Type.Element.Storage();
}
