using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Layers that run together, row by row. A value inside the group never exists as a whole: a window of its newest rows does, moved down by a row for
/// each new one. Values that come from outside are read where they lie, with room for padding rows before and behind; the group's one output is
/// written where it lies. Time is counted in ticks: a node makes a row every so many of them, each as late as its readers let it.
/// </summary>
/// <param name="Nodes">In an order in which one tick can run.</param>
/// <param name="Phases">Ticks after which the pattern repeats.</param>
/// <param name="Passes">How often it repeats.</param>
public sealed record RowGroup(IReadOnlyList<RowNode> Nodes, int Phases, int Passes)
{
    /// <summary>Every phase is spelled out in the group's loop.</summary>
    private const int MostPhases = 8;

    private const long MostTicks = 1 << 20;

    private readonly Dictionary<Value, RowNode> makers = Nodes.ToDictionary(node => node.Node.Output);

    public Value Output => Nodes[Nodes.Count - 1].Node.Output;

    /// <summary>The values that the group reads and does not make.</summary>
    public IEnumerable<Value> Inputs => Nodes.SelectMany(node => node.Node.Inputs).Where(input => !makers.ContainsKey(input)).Distinct();

    /// <summary>The values of which only a window exists.</summary>
    public IEnumerable<Value> Windows => Nodes.Select(node => node.Node.Output).Where(output => output != Output);

    /// <summary>Multiply-accumulates beyond those of whole maps: each row is computed once, but rows that no reader wants may be among them, or left out.</summary>
    public long ExtraMacs => Nodes.Sum(node => (node.Passes - node.Height) * (MacsOf(node.Node) / node.Height));

    public bool Makes(Value value) => makers.ContainsKey(value);

    public RowNode? Find(Node node) => Nodes.FirstOrDefault(candidate => candidate.Node == node);

    /// <summary>Elements of one row.</summary>
    public static long RowOf(Value value) => value.Type.Count / value.Shape.Height;

    /// <summary>Rows of a value's window.</summary>
    public int WindowRows(Value value) => ReadersOf(value).Max(reader => reader.Access.Top + reader.NewestRow(makers[value]) + 1);

    /// <summary>The row of a value's window at which a reader's rows begin.</summary>
    public int FirstRowIn(Value value, RowNode reader) => WindowRows(value) - 1 - reader.Access.Top - reader.NewestRow(makers[value]);

    /// <summary>Padding rows that are wanted before and behind a value from outside.</summary>
    public (int Before, int Behind) Margins(Value input) => (
        Math.Max(0, ReadersOf(input).Max(reader => reader.Access.Top)),
        Math.Max(0, ReadersOf(input).Max(reader => (reader.LastComputed * reader.Access.Stride) + reader.Access.Reach) - input.Shape.Height + 1));

    /// <summary>
    /// How many elements before an input the output must begin at least, if nothing reads the input later: when a row is written, only
    /// rows are in front of its end that have been read.
    /// </summary>
    public long Behind(Value input)
    {
        RowNode last = Nodes[Nodes.Count - 1];
        long behind = 0;
        for (int y = 0; y < last.Height; y++)
        {
            int tick = last.Start + (y * last.Every);
            foreach (RowNode reader in ReadersOf(input))
            {
                int row = reader == last ? y : reader.RowAfter(tick);
                if (row <= reader.LastComputed)
                {
                    behind = Math.Max(behind, ((y + 1) * RowOf(Output)) - (((row * reader.Access.Stride) - reader.Access.Top) * RowOf(input)));
                }
            }
        }

        return behind;
    }

    /// <summary>The group of some nodes that follow one another; null where they cannot run row by row together.</summary>
    /// <param name="readers">The nodes that read each value.</param>
    /// <param name="outputs">The values that are wanted as a whole: the network's outputs, and what other networks take.</param>
    /// <param name="access">How each of the nodes runs row by row: <see cref="AccessOf"/>.</param>
    public static RowGroup? Of(IReadOnlyList<Node> nodes, IReadOnlyDictionary<Value, List<Node>> readers, IReadOnlyList<Value> outputs, RowAccess[] access)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            bool isLast = i == nodes.Count - 1;
            Value output = nodes[i].Output;
            readers.TryGetValue(output, out List<Node>? reading);
            if (isLast ? nodes.Any(node => node.Inputs.Contains(output)) : outputs.Contains(output) || reading is not { Count: > 0 } || !reading.All(nodes.Contains))
            {
                return null;
            }
        }

        return Rates(nodes, access) is { } every ? Timed(nodes, access, every) : null;
    }

    /// <summary>How a node runs row by row, if its row's code is that of an operator over the rows under the window; null where it does not.</summary>
    public static RowAccess? AccessOf(Node node)
    {
        if (node.Outputs.Count != 1 || node.Output.Lifetime != ValueLifetime.Call || node.Inputs.Any(input => input.Shape.Rank < 2 || input.Type.Element.Storage() != node.Output.Type.Element.Storage()))
        {
            return null;
        }

        TensorShape[] inputs = [.. node.Inputs.Select(input => input.Shape)];
        if (node.Output.Shape is not { Rank: >= 2, Height: >= 2 } || node.Operator.Rows(inputs) is not { } access)
        {
            return null;
        }

        ShapeInference row = access.OneRow.InferShape([.. inputs.Select(input => input.WithRows(access.Extent))]);
        return row.Problem is null && row.Outputs.SequenceEqual([node.Output.Shape.WithRows(1)]) ? access : null;
    }

    /// <summary>Ticks between two rows of each node; null where two paths to a node disagree.</summary>
    private static int[]? Rates(IReadOnlyList<Node> nodes, RowAccess[] access)
    {
        long[] every = new long[nodes.Count];
        every[nodes.Count - 1] = 1;
        foreach (RowAccess each in access)
        {
            every[nodes.Count - 1] *= each.Stride;
            if (every[nodes.Count - 1] > MostTicks)
            {
                return null;
            }
        }

        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            // Readers come later: the node's own rate is known, unless its output has none.
            for (int j = 0; j < i; j++)
            {
                if (!nodes[i].Inputs.Contains(nodes[j].Output))
                {
                    continue;
                }

                long wanted = every[i] / access[i].Stride;
                if (every[j] != 0 && every[j] != wanted)
                {
                    return null;
                }

                every[j] = wanted;
            }
        }

        long least = every.Min();
        return least >= 1 && every.All(rate => rate % least == 0 && rate / least <= MostPhases) ? [.. every.Select(rate => (int)(rate / least))] : null;
    }

    private static RowGroup? Timed(IReadOnlyList<Node> nodes, RowAccess[] access, int[] every)
    {
        int count = nodes.Count;
        long[] start = new long[count];
        int[] first = new int[count];
        int[] last = new int[count];
        last[count - 1] = nodes[count - 1].Output.Shape.Height - 1;
        for (int i = count - 2; i >= 0; i--)
        {
            (start[i], first[i], last[i]) = (long.MaxValue, int.MaxValue, int.MinValue);
            int[] readers = [.. Enumerable.Range(i + 1, count - 1 - i).Where(j => nodes[j].Inputs.Contains(nodes[i].Output))];
            foreach (int j in readers)
            {
                start[i] = Math.Min(start[i], start[j] - ((long)access[j].Reach * every[i]));
                first[i] = Math.Min(first[i], (Math.Max(first[j], 0) * access[j].Stride) - access[j].Top);
            }

            // The window moves on until its last reader is done, over rows of padding that an earlier reader needs no more.
            foreach (int j in readers)
            {
                int lastComputed = Math.Min(last[j], nodes[j].Output.Shape.Height - 1);
                last[i] = Math.Max(last[i], (lastComputed * access[j].Stride) + (int)((start[j] - start[i]) / every[i]));
            }
        }

        long earliest = Enumerable.Range(0, count).Min(i => start[i] + ((long)first[i] * every[i]));
        long end = Enumerable.Range(0, count).Max(i => start[i] + ((long)last[i] * every[i])) - earliest;
        if (end > MostTicks)
        {
            return null;
        }

        int phases = every.Aggregate(1, Multiple);
        RowNode[] rows = [.. Enumerable.Range(0, count).Select(i => new RowNode(nodes[i], access[i], (int)(start[i] - earliest), every[i], first[i], last[i]))];
        return phases <= MostPhases && end >= phases ? new RowGroup(rows, phases, (int)(end / phases) + 1) : null;
    }

    private static int Multiple(int left, int right)
    {
        int multiple = left;
        while (multiple % right != 0)
        {
            multiple += left;
        }

        return multiple;
    }

    private static long MacsOf(Node node) => node.Operator.Cost([.. node.Inputs.Select(input => input.Shape)], [node.Output.Shape]).Macs;

    private IEnumerable<RowNode> ReadersOf(Value value) => Nodes.Where(node => node.Node.Inputs.Contains(value));
}
