using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Places the values of a network whose order is known in arenas: two values alive at one time never overlap, views share their input's place, an operator
/// that can overwrites an input that nothing reads later, and layers that run row by row write behind their reader. It knows sizes, lifetimes and which
/// rows an operator reads, not operators.
/// </summary>
internal sealed class PlaceValues
{
    private readonly NetworkGraph graph;
    private readonly LiveValues live;
    private readonly IReadOnlyList<Step> steps;
    private readonly HashSet<RowGroup> moving;
    private readonly Dictionary<Value, Place> places = [];
    private readonly Dictionary<CodeType, List<Place>> byType = [];
    private readonly Dictionary<Value, int> lastRead = [];
    private readonly Dictionary<RowGroup, Place> written = [];

    /// <summary>Where in its place a value begins, if not with it.</summary>
    private readonly Dictionary<Value, long> within = [];

    private PlaceValues(NetworkGraph graph, LiveValues live, IReadOnlyList<Step> steps, HashSet<RowGroup> moving)
    {
        this.graph = graph;
        this.live = live;
        this.steps = steps;
        this.moving = moving;
    }

    /// <param name="graph">The nodes in the order in which they run.</param>
    /// <param name="steps">The same nodes, those that run row by row together in one step.</param>
    /// <param name="moving">Groups whose output moves to another place when it is whole.</param>
    /// <param name="effort">What the search for offsets may look at.</param>
    public static ArenaPlan Run(NetworkGraph graph, LiveValues live, IReadOnlyList<Step> steps, HashSet<RowGroup> moving, SearchEffort effort) =>
        new PlaceValues(graph, live, steps, moving).Run(effort);

    private ArenaPlan Run(SearchEffort effort)
    {
        FindLifetimes();
        List<Arena> arenas = [];
        CodeType main = byType.ContainsKey(CodeType.Int8) ? CodeType.Int8 : byType.ContainsKey(CodeType.Float32) ? CodeType.Float32 : byType.Keys.FirstOrDefault();
        bool isLeast = true;
        foreach (CodeType type in byType.Keys.OrderBy(type => type != main).ThenBy(type => type))
        {
            List<Place> list = byType[type];
            (long length, bool least) = FindOffsets.Run(list, effort);
            isLeast &= least;
            string name = type == main ? "arena" : "arenaOf" + type;
            arenas.Add(new Arena(new StaticField(name, type.ArrayOf()), length, FindOffsets.Bound(list)));
        }

        Dictionary<Value, Code.Buffer> buffers = [];
        foreach (KeyValuePair<Value, Place> pair in places)
        {
            CodeType array = Storage(pair.Key).ArrayOf();
            StaticField field = arenas.First(arena => arena.Field.Type == array).Field;
            buffers.Add(pair.Key, new Code.Buffer(field, (int)Math.Min(pair.Value.Offset + Within(pair.Key), int.MaxValue), pair.Key.Type));
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

        foreach (StreamWindow window in graph.Windows)
        {
            // Its newest row is made where it lies, as the last of the window's.
            Place place = New(window.Rows, -1);
            place.End = end;
            places[window.Newest] = place;
            within[window.Newest] = window.Rows.Type.Count - window.Row;
        }

        foreach (Value input in graph.Inputs.Where(input => !places.ContainsKey(input) && input.Lifetime != ValueLifetime.Outside))
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
                    within[output] = node.Operator.IsView ? Within(node.Input) + node.Operator.ViewStart(node.Input.Shape) : 0;
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
        foreach (RowWindow window in rows.Windows)
        {
            Add(window.Value, new Place(window.Value.Name, window.Rows * RowGroup.RowOf(window.Value), step));
        }

        bool moves = moving.Contains(rows) && LastRead(rows.Output, step) > step;
        Place output = New(rows.Output, moves ? step + 1 : step);
        if (moves)
        {
            output = new Place(rows.Output.Name, rows.Output.Type.Count, step);
            byType[Storage(rows.Output)].Add(output);
        }

        written[rows] = output;
        foreach (RowInput input in rows.Inputs)
        {
            Place place = places[input.Value];
            if (input.Before + input.Behind > 0)
            {
                long row = RowGroup.RowOf(input.Value);
                place.Widen(step, input.Before * row, input.Behind * row);
            }

            if (place.End <= step && input.Value.Lifetime == ValueLifetime.Call && rows.Inputs.Count(other => places[other.Value] == place) == 1)
            {
                output.Follow(place, input.OutputBefore);
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
            if (places.TryGetValue(node.Inputs[i], out Place? place) && place.End <= step && live.CanTake(node, i, inputs, outputs))
            {
                return place;
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

    private long Within(Value value) => within.TryGetValue(value, out long start) ? start : 0;

    private int LastRead(Value value, int defined) => lastRead.TryGetValue(value, out int last) ? last : defined;

    private static CodeType Storage(Value value) => value.Type.Element.Storage();
}
