using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Places values in arenas: two values alive at one time never overlap, views share their input's place, and an operator that can
/// overwrites an input that nothing reads later. It knows sizes and lifetimes, not operators.
/// </summary>
public sealed class PlanArena
{
    private readonly NetworkGraph graph;
    private readonly Dictionary<Value, Interval> intervals = [];
    private readonly Dictionary<CodeType, List<Interval>> byType = [];
    private readonly Dictionary<Value, int> lastRead = [];

    private PlanArena(NetworkGraph graph) => this.graph = graph;

    public static ArenaPlan Run(NetworkGraph graph)
    {
        PlanArena plan = new(graph);
        plan.FindLifetimes();
        return plan.Place();
    }

    private void FindLifetimes()
    {
        int end = graph.Nodes.Count;
        for (int step = 0; step < end; step++)
        {
            foreach (Value input in graph.Nodes[step].Inputs)
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
            Interval interval = New(state.Before, -1);
            interval.End = end;
            intervals[state.After] = interval;
        }

        foreach (Value input in graph.Inputs)
        {
            New(input, -1);
        }

        for (int step = 0; step < end; step++)
        {
            Node node = graph.Nodes[step];
            foreach (Value output in node.Outputs.Where(output => !intervals.ContainsKey(output)))
            {
                if (Shared(node, output, step) is { } shared)
                {
                    intervals.Add(output, shared);
                    shared.End = Math.Max(shared.End, LastRead(output, step));
                }
                else
                {
                    New(output, step);
                }
            }
        }
    }

    /// <summary>The place of an input that the output may take.</summary>
    private Interval? Shared(Node node, Value output, int step)
    {
        TensorShape[] inputs = [.. node.Inputs.Select(value => value.Shape)];
        TensorShape[] outputs = [.. node.Outputs.Select(value => value.Shape)];
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            Value input = node.Inputs[i];
            Interval place = intervals[input];
            bool sameType = Storage(input) == Storage(output);
            if (node.Operator.IsView && i == 0 && sameType)
            {
                return place;
            }

            bool free = place.End <= step && input.Lifetime == ValueLifetime.Call && node.Inputs.Count(other => intervals[other] == place) == 1;
            if (free && sameType && node.Outputs.Count == 1 && place.Size == output.Type.Count && node.Operator.CanOverwrite(i, inputs, outputs))
            {
                return place;
            }
        }

        return null;
    }

    private Interval New(Value value, int start)
    {
        Interval interval = new((int)value.Type.Count, start) { End = LastRead(value, start) };
        intervals.Add(value, interval);
        CodeType storage = Storage(value);
        if (!byType.TryGetValue(storage, out List<Interval>? list))
        {
            byType.Add(storage, list = []);
        }

        list.Add(interval);
        return interval;
    }

    private int LastRead(Value value, int defined) => lastRead.TryGetValue(value, out int last) ? last : defined;

    private ArenaPlan Place()
    {
        List<Arena> arenas = [];
        foreach (CodeType type in byType.Keys.OrderBy(type => type))
        {
            List<Interval> list = byType[type];
            long length = PlaceBest(list);
            string name = byType.Count == 1 || type is CodeType.Int8 or CodeType.Float32 ? "arena" : "arenaOf" + type;
            arenas.Add(new Arena(new StaticField(name, type.ArrayOf()), length, MostAlive(list)));
        }

        Dictionary<Value, Code.Buffer> buffers = [];
        foreach (KeyValuePair<Value, Interval> pair in intervals)
        {
            CodeType array = Storage(pair.Key).ArrayOf();
            StaticField field = arenas.First(arena => arena.Field.Type == array).Field;
            buffers.Add(pair.Key, new Code.Buffer(field, (int)Math.Min(pair.Value.Offset, int.MaxValue), pair.Key.Type));
        }

        return new ArenaPlan(buffers, arenas);
    }

    /// <summary>First fit in several orders; the shortest arena wins, the first order among equals.</summary>
    private static long PlaceBest(List<Interval> list)
    {
        Func<Interval, long>[] orders =
        [
            interval => -(long)interval.Size,
            interval => -(long)interval.Size * (interval.End - interval.Start + 1),
            interval => interval.Start,
            interval => -interval.End,
        ];
        long best = long.MaxValue;
        long[] offsets = [];
        foreach (Func<Interval, long> order in orders)
        {
            long length = FirstFit([.. list.OrderBy(order).ThenBy(interval => interval.Start)], list);
            if (length < best)
            {
                best = length;
                offsets = [.. list.Select(interval => interval.Offset)];
            }
        }

        for (int i = 0; i < list.Count; i++)
        {
            list[i].Offset = offsets[i];
        }

        return best;
    }

    private static long FirstFit(List<Interval> ordered, List<Interval> all)
    {
        foreach (Interval interval in all)
        {
            interval.Offset = -1;
        }

        long length = 0;
        foreach (Interval interval in ordered)
        {
            long offset = 0;
            foreach (Interval other in ordered.Where(other => other.Offset >= 0 && other != interval && other.Overlaps(interval)).OrderBy(other => other.Offset))
            {
                if (offset + interval.Size <= other.Offset)
                {
                    break;
                }

                offset = Math.Max(offset, other.Offset + other.Size);
            }

            interval.Offset = offset;
            length = Math.Max(length, offset + interval.Size);
        }

        return length;
    }

    private static long MostAlive(List<Interval> list)
    {
        long most = 0;
        foreach (int step in list.Select(interval => interval.Start).Distinct())
        {
            most = Math.Max(most, list.Where(interval => interval.Start <= step && step <= interval.End).Sum(interval => (long)interval.Size));
        }

        return most;
    }

    private static CodeType Storage(Value value) => value.Type.Element.Storage();
}
