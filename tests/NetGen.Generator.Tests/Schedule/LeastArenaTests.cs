using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Tests.Schedule;

/// <summary>The planner against all orders and all places of small random graphs.</summary>
public sealed class LeastArenaTests
{
    [Fact]
    public void NoOrderAndNoPlacesTakeLess()
    {
        int reordered = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            NetworkGraph graph = RandomGraph(new Random(seed));
            ArenaPlan plan = PlanArena.Run(graph);
            (long least, long leastAsDeclared) = EveryOrder(graph);
            Assert.True(least == plan.PeakBytes, $"graph {seed}: {plan.PeakBytes} bytes, {least} are enough");
            Assert.InRange(plan.LowerBoundBytes, 1, plan.PeakBytes);
            Assert.Empty(GraphVerifier.Verify(plan.Graph));
            reordered += leastAsDeclared > least ? 1 : 0;
        }

        Assert.True(reordered > 2, "the order must matter for some of the graphs");
    }

    /// <summary>Beyond the networks of which every order is tried with its places, the search for an order stands alone.</summary>
    [Fact]
    public void NoOrderHasFewerBytesAliveAtOnce()
    {
        int reordered = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            NetworkGraph graph = RandomGraph(new Random(seed));
            long least = long.MaxValue;
            ForEveryOrder(graph, order => least = Math.Min(least, Alive(graph, order)));
            (IReadOnlyList<int> order, long most, long bound) = OrderNodes.Run(graph, new LiveValues(graph));
            Assert.True(least == most && most == bound, $"graph {seed}: {most} bytes (bound {bound}), {least} are enough");
            Assert.Equal(least, Alive(graph, [.. order.Select(node => graph.Nodes[node])]));
            reordered += Alive(graph, graph.Nodes) > least ? 1 : 0;
        }

        Assert.True(reordered > 2, "the order must matter for some of the graphs");

        static long Alive(NetworkGraph graph, IReadOnlyList<Node> order) => PlanArena.InOrder(graph with { Nodes = [.. order] }).LowerBoundBytes;
    }

    /// <summary>Places with padding around them and outputs behind their inputs' readers against all offsets.</summary>
    [Fact]
    public void NoOffsetsTakeLess()
    {
        for (int seed = 0; seed < 120; seed++)
        {
            List<Place> places = RandomPlaces(new Random(seed));
            (long length, bool isLeast) = FindOffsets.Run(places, new SearchEffort(long.MaxValue));
            Assert.True(isLeast);
            long[] offsets = [.. places.Select(place => place.Offset)];
            Assert.All(Enumerable.Range(1, places.Count), count => Assert.True(LastFits(places, [.. offsets.Take(count)], length), $"places {seed}"));
            Assert.True(length >= FindOffsets.Bound(places));
            Assert.False(CanFit(places, [], length - 1), $"places {seed}: {length} elements, fewer are enough");
        }
    }

    /// <summary>An effort that is spent at once leaves the simplest plan, a sound one; a small one is overdrawn by no more than such a plan takes.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(200_000)]
    public void SpentEffortLeavesAPlan(long most)
    {
        const int Count = 60;
        for (int seed = 0; seed < 10; seed++)
        {
            List<Place> places = RandomPlaces(new Random(seed), Count);
            SearchEffort effort = new(most);
            (long length, _) = FindOffsets.Run(places, effort);
            long[] offsets = [.. places.Select(place => place.Offset)];
            Assert.All(Enumerable.Range(1, Count), count => Assert.True(LastFits(places, [.. offsets.Take(count)], length), $"places {seed}"));
            Assert.InRange(effort.Spent, 1, most + (Count * Count * Count));
        }
    }

    private static List<Place> RandomPlaces(Random random, int count = 5)
    {
        const int Steps = 4;
        List<Place> places = [];
        for (int i = 0; i < count; i++)
        {
            int start = random.Next(Steps);
            places.Add(new Place("p" + i, random.Next(1, 4), start) { End = Math.Min(Steps, start + random.Next(4)) });
        }

        foreach (Place output in places)
        {
            if (random.Next(2) == 0 && places.FirstOrDefault(place => place.End == output.Start && place.Start < output.Start) is { } input)
            {
                input.Widen(output.Start, random.Next(2), random.Next(2));
                output.Follow(input, random.Next(3));
            }
        }

        return places;
    }

    private static bool CanFit(List<Place> places, List<long> offsets, long length)
    {
        if (offsets.Count == places.Count)
        {
            return true;
        }

        for (long offset = 0; offset + places[offsets.Count].Size <= length; offset++)
        {
            List<long> more = [.. offsets, offset];
            if (LastFits(places, more, length) && CanFit(places, more, length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the last of these places lies in the arena with its padding and meets none of the others at any step.</summary>
    private static bool LastFits(List<Place> places, List<long> offsets, long length)
    {
        int i = offsets.Count - 1;
        for (int step = places[i].Start; step <= places[i].End; step++)
        {
            (long from, long to) = Extent(i, step);
            if (from < 0 || to > length)
            {
                return false;
            }

            for (int j = 0; j < i; j++)
            {
                (long otherFrom, long otherTo) = Extent(j, step);
                bool isBehind = places[i].Follows.Any(follow => follow.Input == places[j] && offsets[i] + follow.Behind <= offsets[j])
                    || places[j].Follows.Any(follow => follow.Input == places[i] && offsets[j] + follow.Behind <= offsets[i]);
                if (places[j].IsAlive(step) && !isBehind && from < otherTo && otherFrom < to)
                {
                    return false;
                }
            }
        }

        return true;

        (long From, long To) Extent(int place, int step) => (offsets[place] - places[place].Before(step), offsets[place] + places[place].Size + places[place].After(step));
    }

    /// <summary>Dense layers and sums over a few earlier values.</summary>
    private static NetworkGraph RandomGraph(Random random)
    {
        Value input = New("in", random.Next(1, 10));
        List<Value> values = [input];
        List<Node> nodes = [];
        int count = random.Next(3, 7);
        for (int i = 0; i < count; i++)
        {
            Value from = values[random.Next(values.Count)];
            Value? same = values.FirstOrDefault(value => value != from && value.Shape == from.Shape);
            int kind = random.Next(4);
            Value to = New("v" + i, kind is 0 or 1 && (kind == 1 || same is not null) ? from.Shape[0] : random.Next(1, 10));
            nodes.Add(kind == 0 && same is not null ? new Node(to.Name, new Add(), [from, same], [to])
                : kind == 1 ? new Node(to.Name, new Activate(ActivationKind.Tanh), [from], [to])
                : Dense(from, to));
            values.Add(to);
        }

        Value[] outputs = [.. values.Where(value => value != input && !nodes.Any(node => node.Inputs.Contains(value)))];
        return new NetworkGraph([input], nodes, outputs);
    }

    private static (long Least, long AsDeclared) EveryOrder(NetworkGraph graph)
    {
        long least = long.MaxValue;
        ForEveryOrder(graph, order => least = Math.Min(least, Places(graph, order)));
        return (least, Places(graph, graph.Nodes));
    }

    private static void ForEveryOrder(NetworkGraph graph, Action<IReadOnlyList<Node>> visit)
    {
        Extend([]);

        void Extend(List<Node> order)
        {
            if (order.Count == graph.Nodes.Count)
            {
                visit(order);
                return;
            }

            foreach (Node node in graph.Nodes.Except(order))
            {
                if (node.Inputs.All(value => graph.Inputs.Contains(value) || order.Any(done => done.Outputs.Contains(value))))
                {
                    Extend([.. order, node]);
                }
            }
        }
    }

    /// <summary>The least bytes for an order: every permutation of its places, each put at the lowest offset that is free.</summary>
    private static long Places(NetworkGraph graph, IReadOnlyList<Node> order)
    {
        int end = order.Count;
        Dictionary<Value, int> last = graph.Inputs.Concat(order.Select(node => node.Output)).ToDictionary(value => value, value => graph.Outputs.Contains(value) ? end
            : Enumerable.Range(0, end).Where(step => order[step].Inputs.Contains(value)).DefaultIfEmpty(-1).Max());
        List<(int Size, int Start, int End)> spans = [.. graph.Inputs.Select(value => ((int)value.Type.Count, -1, last[value]))];
        Dictionary<Value, int> places = graph.Inputs.Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => pair.i);
        for (int step = 0; step < end; step++)
        {
            Node node = order[step];
            int until = Math.Max(step, last[node.Output]);
            Value? taken = node.Operator is Dense ? null : node.Inputs.FirstOrDefault(value => spans[places[value]].End <= step && node.Inputs.Count(other => places[other] == places[value]) == 1);
            if (taken is not null)
            {
                places[node.Output] = places[taken];
                spans[places[taken]] = spans[places[taken]] with { End = until };
            }
            else
            {
                places[node.Output] = spans.Count;
                spans.Add(((int)node.Output.Type.Count, step, until));
            }
        }

        long least = long.MaxValue;
        Put([], []);
        return least * 4;

        void Put(List<int> turn, List<int> offsets)
        {
            if (turn.Count == spans.Count)
            {
                least = Math.Min(least, turn.Select((place, i) => offsets[i] + spans[place].Size).Max());
                return;
            }

            for (int place = 0; place < spans.Count; place++)
            {
                if (!turn.Contains(place))
                {
                    Put([.. turn, place], [.. offsets, Lowest(place, turn, offsets)]);
                }
            }
        }

        int Lowest(int place, List<int> turn, List<int> offsets)
        {
            int offset = 0;
            while (true)
            {
                int meets = Enumerable.Range(0, turn.Count).FirstOrDefault(
                    i => spans[turn[i]].Start <= spans[place].End && spans[place].Start <= spans[turn[i]].End
                        && offset < offsets[i] + spans[turn[i]].Size && offsets[i] < offset + spans[place].Size,
                    -1);
                if (meets < 0)
                {
                    return offset;
                }

                offset = offsets[meets] + spans[turn[meets]].Size;
            }
        }
    }

    private static Value New(string name, int count) => new(name, new TensorType(ElementType.Float32, new TensorShape(count)));

    private static Node Dense(Value from, Value to) => new(to.Name, new Dense(to.Shape[0], false), [from], [to])
    {
        Parameters = [new Parameter("weight", to.Name + ".weight", new TensorType(ElementType.Float32, new TensorShape(to.Shape[0], from.Shape[0])))],
    };
}
