using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The graph of a whole sequence, time along the first axis, to the graph of one step of a stream: inputs bring a row, a layer that sees several rows keeps the
/// newest ones of its input from step to step, everything else runs on the row alone. A layer that wants the whole sequence gets a window of as many rows as the
/// declaration has, and runs once that is full and then whenever a row is new. When as many steps are over as the sequence has rows, every value is what the whole
/// sequence gives.
/// </summary>
public sealed class StreamNetwork
{
    private readonly NetworkGraph graph;
    private readonly bool inArena;
    private readonly Dictionary<Node, StreamNode> timed;
    private readonly Dictionary<Value, StreamValue> flows;
    private readonly HashSet<string> names;
    private readonly List<Node> nodes = [];
    private readonly List<StreamWindow> windows = [];
    private readonly List<StateSlot> states = [];
    private readonly Dictionary<Value, Value> now = [];

    /// <summary>Values of the new graph that have a place of their own already, or none: they cannot be a window's newest row.</summary>
    private readonly HashSet<Value> placed = [];

    private readonly Dictionary<Value, List<(bool IsLowest, StreamWindow Window)>> kept = [];
    private readonly Dictionary<(StreamWindow, int, int), Value> views = [];
    private readonly Dictionary<Value, Dictionary<bool, WindowNeed>> needs = [];
    private readonly Dictionary<Value, Value> caches = [];
    private readonly Dictionary<Value, List<Node>> readers;

    private StreamNetwork(NetworkGraph graph, StreamTiming timing, bool inArena)
    {
        this.graph = graph;
        this.inArena = inArena;
        timed = timing.Nodes;
        flows = timing.Values;
        readers = graph.Readers();
        names = new HashSet<string>(
            graph.Inputs.Concat(graph.Nodes.SelectMany(node => node.Outputs)).Select(value => value.Name).Concat(graph.Nodes.Select(node => node.Name)), StringComparer.Ordinal);
    }

    /// <summary>The graph of one step; null, with the reasons, where some layer cannot run over a stream.</summary>
    public static (NetworkGraph? Graph, IReadOnlyList<Finding> Findings) Run(NetworkGraph graph, NetworkModel model)
    {
        StreamTiming timing = StreamTiming.Of(graph, model);
        return timing.Findings.Count > 0 ? (null, timing.Findings) : (new StreamNetwork(graph, timing, model.InArena).Run(timing), []);
    }

    /// <summary>The graph of one step, of which it is known when everything runs.</summary>
    internal static NetworkGraph Run(NetworkGraph graph, StreamTiming timing) => new StreamNetwork(graph, timing, inArena: false).Run(timing);

    private NetworkGraph Run(StreamTiming timing)
    {
        FindNeeds();
        List<Value> inputs = [];
        foreach (Value input in graph.Inputs)
        {
            Value row = input.Lifetime == ValueLifetime.Outside ? input : RowOf(input, !inArena);
            inputs.Add(row);
            Define(input, row, input.Name, input.Name);
        }

        foreach (Node node in graph.Nodes)
        {
            Add(timed[node]);
        }

        StreamOutput[] outputs = [.. graph.Outputs.Select(output => new StreamOutput(flows[output].When, output.Type, flows[output].IsRows))];
        return new NetworkGraph(inputs, nodes, [.. graph.Outputs.Select(output => now[output])])
        {
            OutputNames = graph.OutputNames,
            States = states,
            Stream = new FrameStream(timing.Steps, windows, [.. graph.Inputs.Select(input => input.Type)], outputs)
            {
                Settled = timing.Values.Values.Max(value => value.When.Start),
                Period = timing.Period,
                Ends = timing.Ends,
            },
        };
    }

    /// <summary>How many rows of each value must be kept.</summary>
    private void FindNeeds()
    {
        foreach (StreamNode node in timed.Values)
        {
            for (int i = 0; i < node.Reads.Count; i++)
            {
                if (node.Reads[i] is not { } read || read == StreamRead.Kept || IsDirect(node.Node.Inputs[i], read, node.When))
                {
                    continue;
                }

                Value value = node.Node.Inputs[i];
                if (!needs.TryGetValue(value, out Dictionary<bool, WindowNeed>? need))
                {
                    needs.Add(value, need = []);
                }

                bool isLowest = IsLowest(read);
                need.TryGetValue(isLowest, out WindowNeed before);
                need[isLowest] = new WindowNeed(Math.Max(before.Rows, RowsFor(value, read, node.When)), before.IsPadded || read.Top > 0);
            }
        }

        // Who sees no padding takes the rows of who does.
        foreach (Dictionary<bool, WindowNeed> need in needs.Values.Where(need => need.Count == 2 && !need[false].IsPadded))
        {
            need[true] = new WindowNeed(Math.Max(need[true].Rows, need[false].Rows), true);
            need.Remove(false);
        }
    }

    private static bool IsLowest(StreamRead read) => read.Top > 0 && read.Fill == RowFill.Lowest;

    /// <summary>Whether a reader wants just what its step makes.</summary>
    private bool IsDirect(Value value, StreamRead read, StepTimes when)
    {
        StreamValue flow = flows[value];
        return when.AreAmong(flow.When) && (!flow.IsRows || (read.Extent == 1 && when.Newest(flow.When) == -read.Top));
    }

    private int RowsFor(Value value, StreamRead read, StepTimes when) => flows[value].IsRows ? when.Newest(flows[value].When) + read.Top + 1 : 1;

    /// <summary>What a step makes of a value.</summary>
    private Value RowOf(Value value, bool canBeNewest)
    {
        bool isNewest = canBeNewest && needs.ContainsKey(value);
        return new Value(value.Name, flows[value].IsRows ? value.Type with { Shape = value.Shape.WithRows(1) } : value.Type, isNewest ? ValueLifetime.Persistent : ValueLifetime.Call);
    }

    /// <summary>Takes note of what stands for a value of the sequence, and keeps its rows where they are wanted.</summary>
    private void Define(Value value, Value made, string layer, string plainLayer)
    {
        now.Add(value, made);
        if (!needs.TryGetValue(value, out Dictionary<bool, WindowNeed>? need))
        {
            return;
        }

        kept.Add(value, []);
        foreach (KeyValuePair<bool, WindowNeed> pair in need.OrderBy(pair => pair.Key))
        {
            Value newest = made;
            if (made.Lifetime != ValueLifetime.Persistent || !placed.Add(made))
            {
                newest = Copied(made, Unique(made.Name + ".newest"), layer, plainLayer, flows[value].When);
            }

            Value rows = new(Unique(made.Name + ".window"), newest.Type with { Shape = newest.Shape.WithRows(pair.Value.Rows * newest.Shape[0]) }, ValueLifetime.Persistent);
            StreamWindow window = new(rows, newest, pair.Value.Rows, pair.Key ? RowFill.Lowest : RowFill.Zero, pair.Value.IsPadded, flows[value].When);
            windows.Add(window);
            kept[value].Add((pair.Key, window));
        }
    }

    private void Add(StreamNode node)
    {
        if (node.Node.Operator is Loop { } && node.IsRows)
        {
            AddLoop(node);
            return;
        }

        List<Value> inputs = [];
        for (int i = 0; i < node.Node.Inputs.Count; i++)
        {
            inputs.Add(Read(node, i));
        }

        if (node.Operator is Slice slice && IsWhole(slice, inputs[0]))
        {
            Define(node.Node.Output, inputs[0], node.Node.Layer, node.Node.PlainLayer);
            return;
        }

        Operator op = node.Operator is PositionalOperator { Context: > 0 } row ? row with { SkipsBehind = IsReadToPosition(node.Node.Output) } : node.Operator;
        Value[] outputs = [.. node.Node.Outputs.Select(output => RowOf(output, !node.Operator.IsView))];
        nodes.Add(node.Node with { Operator = op, Inputs = inputs, Outputs = outputs, When = node.When });
        for (int i = 0; i < outputs.Length; i++)
        {
            Define(node.Node.Outputs[i], outputs[i], node.Node.Layer, node.Node.PlainLayer);
        }
    }

    private static bool IsWhole(Slice slice, Value input) =>
        slice.Begin.All(begin => begin == 0) && slice.Strides.All(stride => stride == 1) && slice.InferShape([input.Shape]) is { Problem: null } shape && shape.Outputs[0] == input.Shape;

    /// <summary>Whether all readers of a row stop at the position.</summary>
    private bool IsReadToPosition(Value value) => !graph.IsKept(value) && readers.TryGetValue(value, out List<Node>? all)
        && all.All(reader => timed[reader].Operator is PositionalOperator { Context: > 0 } op && Enumerable.Range(0, reader.Inputs.Count).All(i => reader.Inputs[i] != value || op.StopsAtPosition(i)));

    /// <summary>What a node reads of one of its inputs: what the step made, or rows that are kept.</summary>
    private Value Read(StreamNode node, int input)
    {
        Value value = node.Node.Inputs[input];
        if (node.Reads[input] == StreamRead.Kept)
        {
            return Cache(node, value);
        }

        if (node.Reads[input] is not { } read || IsDirect(value, read, node.When))
        {
            return now[value];
        }

        List<(bool IsLowest, StreamWindow Window)> of = kept[value];
        StreamWindow window = of.Count == 1 ? of[0].Window : of.First(pair => pair.IsLowest == IsLowest(read)).Window;
        int first = window.Count - RowsFor(value, read, node.When);
        if (!views.TryGetValue((window, first, read.Extent), out Value? rows))
        {
            TensorType type = window.Newest.Type;
            rows = new Value(Unique(now[value].Name + ".rows"), type with { Shape = type.Shape.WithRows(read.Extent * type.Shape[0]) });
            views.Add((window, first, read.Extent), rows);

            // It runs at every step: it has no code, and each reader has times of its own.
            nodes.Add(new Node(rows.Name, new NewestRows(first, read.Extent, type.Shape[0]), [window.Rows, window.Newest], [rows]));
        }

        return rows;
    }

    /// <summary>All rows of a value since Reset: the one that the step made is put to the others.</summary>
    private Value Cache(StreamNode node, Value value)
    {
        if (!caches.TryGetValue(value, out Value? after))
        {
            Value row = now[value];
            TensorType type = row.Type with { Shape = value.Shape };
            Value before = new(Unique(value.Name + ".before"), type, ValueLifetime.Persistent);
            after = new Value(Unique(value.Name + ".cache"), type, ValueLifetime.Persistent);
            nodes.Add(new Node(UniqueNode(after.Name), new KeepRow(value.Shape[0]), [before, row], [after]) { Layer = node.Node.Layer, PlainLayer = node.Node.PlainLayer, When = node.When });
            states.Add(new StateSlot(before, after) { IsWrittenFirst = true });
            caches.Add(value, after);
        }

        return after;
    }

    /// <summary>A loop over time runs once a step: its body's nodes, whose states last.</summary>
    private void AddLoop(StreamNode node)
    {
        Loop loop = (Loop)node.Node.Operator;
        Value row = Reshaped(node, Read(node, 0), loop.Body.Inputs[0].Shape, node.Node.Name + ".in");
        Dictionary<Value, Value> inside = new() { [loop.Body.Inputs[0]] = row };
        foreach (StateSlot state in loop.Body.States)
        {
            inside.Add(state.Before, new Value(Unique(state.Before.Name), state.Before.Type, ValueLifetime.Persistent));
        }

        foreach (Node part in loop.Body.Nodes)
        {
            Value[] outputs = [.. part.Outputs.Select(output => new Value(Unique(output.Name), output.Type))];
            for (int i = 0; i < outputs.Length; i++)
            {
                inside.Add(part.Outputs[i], outputs[i]);
            }

            nodes.Add(part with { Name = UniqueNode(part.Name), Inputs = [.. part.Inputs.Select(input => inside[input])], Outputs = outputs, When = node.When, Layer = node.Node.Layer, PlainLayer = node.Node.PlainLayer });
        }

        foreach (StateSlot state in loop.Body.States)
        {
            Value after = inside[state.After];
            if (!CanBeState(after, inside[state.Before]))
            {
                after = Copied(after, Unique(after.Name + ".next"), node.Node.Layer, node.Node.PlainLayer, node.When);
                placed.Add(after);
            }

            states.Add(new StateSlot(inside[state.Before], after));
        }

        for (int i = 0; i < node.Node.Outputs.Count; i++)
        {
            Value output = node.Node.Outputs[i];
            Value made = inside[loop.Body.Outputs[i]];
            TensorShape shape = flows[output].IsRows ? output.Shape.WithRows(1) : output.Shape;
            Define(output, Reshaped(node, made, shape, output.Name), node.Node.Layer, node.Node.PlainLayer);
        }
    }

    /// <summary>Whether a value may lie where the state before it lay: computed by code that reads of that state no more than the value that it overwrites.</summary>
    private bool CanBeState(Value after, Value before)
    {
        if (nodes.FirstOrDefault(node => node.Outputs.Contains(after)) is not { } maker || maker.Operator.IsView || !placed.Add(after))
        {
            return false;
        }

        TensorShape[] inputs = [.. maker.Inputs.Select(input => input.Shape)];
        return Enumerable.Range(0, inputs.Length).All(i => maker.Inputs[i] != before || maker.Operator.CanOverwrite(i, inputs, [after.Shape]));
    }

    private Value Reshaped(StreamNode node, Value value, TensorShape shape, string name)
    {
        if (value.Shape == shape)
        {
            return value;
        }

        Value reshaped = new(Unique(name), value.Type with { Shape = shape });
        nodes.Add(new Node(UniqueNode(node.Node.Name + ".view"), new Reshape(shape.Sizes), [value], [reshaped]) { Layer = node.Node.Layer, PlainLayer = node.Node.PlainLayer, When = node.When });
        return reshaped;
    }

    /// <summary>A copy in a place of its own.</summary>
    private Value Copied(Value value, string name, string layer, string plainLayer, StepTimes when)
    {
        Value copy = new(name, value.Type, ValueLifetime.Persistent);
        int[] zeros = new int[value.Shape.Rank];
        Slice all = new(zeros, value.Shape.Sizes, zeros.Select(_ => 1).ToArray());
        nodes.Add(new Node(UniqueNode(name), all, [value], [copy]) { Layer = layer, PlainLayer = plainLayer, When = when });
        return copy;
    }

    /// <summary>A name for a value; those of the sequence's values are theirs.</summary>
    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !names.Add(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private string UniqueNode(string name) => nodes.Any(node => node.Name == name) ? Unique(name) : name;

    /// <summary>Rows of a value that are kept, and whether a reader sees rows before the first one.</summary>
    private readonly record struct WindowNeed(int Rows, bool IsPadded);
}
