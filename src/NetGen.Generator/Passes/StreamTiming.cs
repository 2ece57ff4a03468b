using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// When each node of a stream runs and which rows it reads then. A value's row 0 comes at its first step; whatever a layer's padding and stride, its last row is the
/// newest one when the declared sequence is over, which is what makes both ways to run equal. Layers that would have to look ahead are reported.
/// </summary>
internal sealed class StreamTiming
{
    /// <summary>Steps between two rows, and steps after which everything repeats.</summary>
    private const int MostSteps = 1 << 24;

    private readonly NetworkModel model;
    private readonly List<Finding> findings = [];
    private long period = 1;

    /// <summary>Layers that read the sequence from its end, too: both directions see the same rows.</summary>
    private HashSet<string> reversed = [];

    /// <summary>Whether positions count from Reset on: where some layer looks back in a cache. Else they are places in the window.</summary>
    private bool countsPositions;

    private StreamTiming(NetworkModel model, bool countsPositions) => (this.model, this.countsPositions) = (model, countsPositions);

    public Dictionary<Value, StreamValue> Values { get; } = [];

    public Dictionary<Node, StreamNode> Nodes { get; } = [];

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Rows of the declared sequence.</summary>
    public int Steps { get; private set; }

    public int Period => (int)period;

    /// <summary>Whether a stream ends when as many steps are over as the declaration has rows.</summary>
    public bool Ends => Nodes.Values.Any(node => node.Operator is PositionalOperator { Context: > 0 });

    /// <param name="countsPositions">Whether positions count from the first step on, even where no layer looks back in a cache.</param>
    public static StreamTiming Of(NetworkGraph graph, NetworkModel model, bool countsPositions = false)
    {
        StreamTiming timing = new(model, countsPositions);
        timing.Run(graph);
        return timing;
    }

    private void Run(NetworkGraph graph)
    {
        Steps = graph.Inputs[0].Shape[0];
        reversed = [.. graph.Nodes.Where(node => node.Operator is Loop { Reversed: true }).Select(node => node.PlainLayer)];
        countsPositions |= graph.Nodes.Any(node => node.Operator is PositionalOperator { IsPositional: true } op && Enumerable.Range(0, node.Inputs.Count).Any(op.LooksBack));
        foreach (Value input in graph.Inputs)
        {
            if (input.Lifetime == ValueLifetime.Outside)
            {
                Values.Add(input, new StreamValue(StepTimes.Always, false));
                continue;
            }

            if (input.Shape[0] != Steps)
            {
                Report(input.Name, "Shape", $"it has {input.Shape[0]} rows and {graph.Inputs[0].Name} has {Steps}; a step takes one row of every input, so that all have as many");
            }

            Values.Add(input, new StreamValue(StepTimes.Always, true));
        }

        foreach (Node node in findings.Count > 0 ? [] : graph.Nodes)
        {
            StreamNode timed = Time(node);
            Nodes.Add(node, timed);
            for (int i = 0; i < node.Outputs.Count; i++)
            {
                bool isRows = timed.IsRows && !(node.Operator is Loop loop && !loop.Stacked[i]);
                Values.Add(node.Outputs[i], new StreamValue(isRows || !timed.IsRows ? timed.When : WhenFull(node.Input), isRows));
            }

            period = Multiple(period, timed.When.Every);
            if (period > MostSteps)
            {
                Report(node.Layer, "Stride", $"with its stride the stream repeats itself after more than {MostSteps} steps only; make the strides over time smaller");
                return;
            }
        }
    }

    private StreamNode Time(Node node)
    {
        if (!node.Inputs.Any(input => Values[input].IsRows))
        {
            return Whole(node);
        }

        if (node.Operator is Loop loop)
        {
            return TimeLoop(node, loop);
        }

        TensorShape[] shapes = [.. node.Inputs.Select(input => input.Shape)];
        RowAccess? access = node.Inputs.All(input => Values[input].IsRows) ? node.Operator.OverTime(shapes) : null;
        if (access is not null && InRows(node, shapes, access) is { } rows)
        {
            return rows;
        }

        if (countsPositions && AtPosition(node, shapes) is { } placed)
        {
            return placed;
        }

        if (BesideFixed(node, shapes) is { } beside)
        {
            return beside;
        }

        if (LookAhead(node, access) is { } problem)
        {
            LayerModel? layer = model.Layers.FirstOrDefault(candidate => candidate.Name == node.Layer);
            Report(node.Layer, layer?.Find("Pads") is not null ? "Pads" : "Padding", (node.PlainLayer == node.Layer ? "" : $"{node.PlainLayer}: ") + problem);

            // What follows is looked at as if this were mended.
            StepTimes first = Values[node.Input].When;
            long every = (long)first.Every * (access?.Stride ?? 1);
            return new StreamNode(node, node.Operator, every <= MostSteps ? first with { Every = (int)every } : first, true, []);
        }

        return Whole(node);
    }

    /// <summary>A node that makes a row of its output of some rows of its inputs; null where rows do not come in time.</summary>
    private StreamNode? InRows(Node node, TensorShape[] shapes, RowAccess access)
    {
        long every = (long)Values[node.Input].When.Every * access.Stride;
        if (access.Reach < 0 || every > MostSteps || node.Inputs.Any(input => (long)Values[input].When.Every * access.Stride != every))
        {
            return null;
        }

        long start = node.Inputs.Max(input => Values[input].When.Start + ((long)access.Reach * Values[input].When.Every));
        if (start >= Steps || node.Outputs.Any(output => !IsInTime(output.Shape[0], start, every)))
        {
            return null;
        }

        TensorShape[] extents = [.. shapes.Select(shape => shape.WithRows(access.Extent))];
        ShapeInference row = access.OneRow.InferShape(extents);
        return row.Problem is null
            && row.Outputs.SequenceEqual(node.Outputs.Select(output => output.Shape.WithRows(1)))
            && access.OneRow.Parameters(extents).SequenceEqual(node.Operator.Parameters(shapes))
            ? new StreamNode(node, access.OneRow, new StepTimes((int)start, (int)every), true, [.. node.Inputs.Select(_ => new StreamRead(access.Extent, access.Top, access.Fill))])
            : null;
    }

    /// <summary>A node that makes a row of its output at its position, of the rows that it looks back on; null where it has no positions, or its inputs come at different steps.</summary>
    private StreamNode? AtPosition(Node node, TensorShape[] shapes)
    {
        StreamValue first = Values[node.Input];
        if (node.Operator is not PositionalOperator { IsPositional: true } whole || node.Inputs.Any(input => Values[input] != first) || !IsInTime(node.Output.Shape[0], first.When.Start, first.When.Every))
        {
            return null;
        }

        PositionalOperator row = whole with { Context = node.Input.Shape[0] };
        TensorShape[] reads = [.. shapes.Select((shape, i) => whole.LooksBack(i) ? shape : shape.WithRows(1))];
        ShapeInference inferred = row.InferShape(reads);
        return inferred.Problem is null && inferred.Outputs[0] == node.Output.Shape.WithRows(1) && row.Parameters(reads).SequenceEqual(whole.Parameters(shapes))
            ? new StreamNode(node, row, first.When, true, [.. node.Inputs.Select((_, i) => whole.LooksBack(i) ? StreamRead.Kept : StreamRead.Row)])
            : null;
    }

    /// <summary>A node that makes a row of its output of a row, and of all of what is the same in all steps: null where it is none.</summary>
    private StreamNode? BesideFixed(Node node, TensorShape[] shapes)
    {
        if (node.Operator is not (MatMul { Causal: false } or ElementwiseOperator) || node.Inputs.Any(input => !IsFixed(input) && Values[input] != Values[node.Input]))
        {
            return null;
        }

        TensorShape[] reads = [.. shapes.Select((shape, i) => IsFixed(node.Inputs[i]) ? shape : shape.WithRows(1))];
        ShapeInference row = node.Operator.InferShape(reads);
        return row.Problem is null && row.Outputs[0] == node.Output.Shape.WithRows(1)
            ? new StreamNode(node, node.Operator, Values[node.Input].When, true, [.. reads.Select(_ => StreamRead.Row)])
            : null;
    }

    private bool IsFixed(Value value) => value.Lifetime == ValueLifetime.Outside;

    /// <summary>Whether the last of some rows is the newest one when the sequence is over.</summary>
    private bool IsInTime(int rows, long start, long every) => start + ((rows - 1) * every) < Steps && start + (rows * every) >= Steps;

    private StreamNode TimeLoop(Node node, Loop loop)
    {
        if (!loop.ReadsRows || reversed.Contains(node.PlainLayer) || node.Inputs[0].Shape[0] != loop.Steps || !Values[node.Inputs[0]].IsRows)
        {
            return Whole(node);
        }

        if (node.Inputs.Count > 1)
        {
            Report(node.Layer, null, $"it begins with {node.Inputs[1].Name}; the state of a stream begins with zeros, at Reset, and lasts from step to step");
        }

        return new StreamNode(node, loop, Values[node.Input].When, true, [.. node.Inputs.Select(_ => StreamRead.Row)]);
    }

    /// <summary>A node that wants its inputs as a whole: it runs when the newest rows are as many as the sequence has, and whenever one is new.</summary>
    private StreamNode Whole(Node node)
    {
        StepTimes[] full = [.. node.Inputs.Select(WhenFull)];
        StepTimes when = new(full.Max(times => times.Start), full.Min(times => times.Every));
        return new StreamNode(node, node.Operator, when, false, [.. node.Inputs.Select((input, i) => Values[input].IsRows ? new StreamRead(input.Shape[0], input.Shape[0] - 1 - when.Newest(Values[input].When), RowFill.Zero) : StreamRead.Row)]);
    }

    /// <summary>When all rows of the sequence are there, or as many newer ones.</summary>
    private StepTimes WhenFull(Value value)
    {
        StreamValue flow = Values[value];
        return flow.IsRows ? new StepTimes(flow.When.Start + ((value.Shape[0] - 1) * flow.When.Every), flow.When.Every) : flow.When;
    }

    /// <summary>Why a layer with a window cannot run as rows come; null for layers that are meant to see the whole sequence.</summary>
    private static string? LookAhead(Node node, RowAccess? access)
    {
        switch (node.Operator)
        {
            case Pad pad:
                return $"it adds {pad.Top} rows before the sequence and {pad.Bottom} behind it, and a stream has no end; give the layer behind it Padding.Causal, or Pads with 0 at the bottom";
            case Pool when access is null:
                return "padding rows count in no mean, so that the first means are of fewer values; write CountIncludePad = true, or Padding.Valid";
            case Conv2D or DepthwiseConv2D or Pool:
                int rows = node.Input.Shape[0];
                int behind = ((node.Output.Shape[0] - 1) * access!.Stride) - access.Top + access.Extent - rows;
                return behind > 0
                    ? $"its last output row wants {Rows(behind)} behind the last of its {rows} input rows, and a stream has no later rows; write Padding.Causal, which sees earlier rows only, or Padding.Valid, whose first row comes later"
                    : access.Reach < 0 ? $"its padding of {access.Top} rows before the sequence is more than its window of {access.Extent} rows less one; write Padding.Causal"
                    : "its inputs come at steps that do not fit together; give the branches in front of it the same strides over time";
            default:
                return null;
        }
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    private static long Multiple(long left, long right)
    {
        long multiple = left;
        while (multiple % right != 0 && multiple <= MostSteps)
        {
            multiple += left;
        }

        return multiple % right == 0 ? multiple : MostSteps + 1L;
    }

    private void Report(string layer, string? argument, string message)
    {
        Finding finding = new(FindingIds.NotStreamable, new Anchor(layer, model.Layers.FirstOrDefault(candidate => candidate.Name == layer)?.Kind, argument), [layer, message]);
        if (!findings.Any(other => other.At.Layer == layer))
        {
            findings.Add(finding);
        }
    }
}
