using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// When each node of a piece of an order makes its rows if the piece runs row by row, and what that asks of the values. Time is counted in ticks: a node
/// makes a row every so many of them, each as late as its readers let it. Hundreds of pieces are tried for a group that is taken, so the figures of one
/// are written over those of the piece before, and nothing is allocated for it.
/// </summary>
internal sealed class RowTimes
{
    /// <summary>Every phase is spelled out in the group's loop.</summary>
    private const int MostPhases = 8;

    private const long MostTicks = 1 << 20;

    private readonly IReadOnlyList<Node> nodes;
    private readonly RowAccess?[] access;
    private readonly int[] heights;
    private readonly long[] outputRows;
    private readonly int[][] makers;
    private readonly Dictionary<Value, int[]> readers;
    private readonly int[][] outputReaders;
    private readonly long[] every;
    private readonly long[] start;
    private readonly int[] first;
    private readonly int[] last;
    private int from;
    private int end;
    private int phases;
    private long ticks;

    /// <param name="nodes">The nodes in an order in which they can run.</param>
    public RowTimes(IReadOnlyList<Node> nodes)
    {
        this.nodes = nodes;
        access = [.. nodes.Select(AccessOf)];
        heights = [.. nodes.Select(node => node.Outputs.Count == 1 ? node.Output.Shape.Height : 0)];
        outputRows = [.. nodes.Select(node => node.Outputs.Count == 1 ? RowGroup.RowOf(node.Output) : 0)];
        Dictionary<Value, List<int>> reading = [];
        Dictionary<Value, int> made = [];
        makers = new int[nodes.Count][];
        for (int i = 0; i < nodes.Count; i++)
        {
            Value[] inputs = [.. nodes[i].Inputs.Distinct()];
            makers[i] = [.. inputs.Where(made.ContainsKey).Select(input => made[input])];
            foreach (Value input in inputs)
            {
                if (!reading.TryGetValue(input, out List<int>? list))
                {
                    reading.Add(input, list = []);
                }

                list.Add(i);
            }

            foreach (Value output in nodes[i].Outputs)
            {
                made[output] = i;
            }
        }

        readers = reading.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        outputReaders = [.. nodes.Select(node => node.Outputs.Count == 1 && readers.TryGetValue(node.Output, out int[]? list) ? list : [])];
        (every, start, first, last) = (new long[nodes.Count], new long[nodes.Count], new int[nodes.Count], new int[nodes.Count]);
    }

    /// <summary>Whether a node could run row by row in some piece.</summary>
    public bool CanRun(int node) => access[node] is not null;

    /// <summary>The last node that reads a node's output; less than 0 if none does.</summary>
    public int LastReader(int node) => outputReaders[node] is { Length: > 0 } reading ? reading[reading.Length - 1] : -1;

    /// <summary>Works out the times of a piece whose nodes can each run row by row, and of whose values only the last is wanted outside; whether there are any.</summary>
    public bool Run(int from, int count)
    {
        this.from = from;
        end = from + count;
        return FindRates() && FindStarts();
    }

    /// <summary>Rows of the window that is kept of a node's output.</summary>
    public int WindowRows(int node)
    {
        int rows = 0;
        foreach (int reader in outputReaders[node])
        {
            rows = Math.Max(rows, access[reader]!.Top + (int)FloorDivide(start[reader] - start[node], every[node]) + 1);
        }

        return rows;
    }

    /// <summary>Elements of a row of a node's output.</summary>
    public long RowOf(int node) => outputRows[node];

    /// <summary>Padding rows that are wanted before and behind a value from outside.</summary>
    public (int Before, int Behind) Margins(Value input)
    {
        (int before, int behind) = (0, 0);
        foreach (int reader in readers[input])
        {
            if (reader >= from && reader < end)
            {
                before = Math.Max(before, access[reader]!.Top);
                behind = Math.Max(behind, (LastComputed(reader) * access[reader]!.Stride) + access[reader]!.Reach - input.Shape.Height + 1);
            }
        }

        return (before, behind);
    }

    /// <summary>
    /// How many elements before an input the output must begin at least, if nothing reads the input later: when a row is written, only
    /// rows are in front of its end that have been read.
    /// </summary>
    public long Behind(Value input)
    {
        int maker = end - 1;
        long length = RowGroup.RowOf(input);
        long behind = 0;
        foreach (int reader in readers[input])
        {
            if (reader < from || reader >= end)
            {
                continue;
            }

            // The first row that the reader computes after each tick; from tick to tick the quotient is carried on, as divisions of 64 bits are slow.
            RowAccess window = access[reader]!;
            (long least, long latest) = (Math.Max(first[reader], 0), LastComputed(reader));
            long after = reader == maker ? 0 : FloorDivide(start[maker] - start[reader], every[reader]) + 1;
            long rest = reader == maker ? 0 : start[maker] - start[reader] - ((after - 1) * every[reader]);
            for (int y = 0; y < heights[maker]; y++)
            {
                long row = reader == maker ? y : Math.Max(least, after);
                if (row > latest)
                {
                    break;
                }

                behind = Math.Max(behind, ((y + 1) * outputRows[maker]) - (((row * window.Stride) - window.Top) * length));
                for (rest += every[maker]; rest >= every[reader]; rest -= every[reader])
                {
                    after++;
                }
            }
        }

        return behind;
    }

    /// <summary>The piece as a group.</summary>
    public RowGroup Group()
    {
        long earliest = long.MaxValue;
        for (int i = from; i < end; i++)
        {
            earliest = Math.Min(earliest, start[i] + (first[i] * every[i]));
        }

        RowNode[] rows = [.. Enumerable.Range(from, end - from).Select(i => new RowNode(nodes[i], access[i]!, (int)(start[i] - earliest), (int)every[i], first[i], last[i]))];
        HashSet<Value> made = [.. rows.Select(row => row.Node.Output)];
        Value[] inputs = [.. rows.SelectMany(row => row.Node.Inputs).Where(input => !made.Contains(input)).Distinct()];
        return new RowGroup(
            rows,
            phases,
            (int)(ticks / phases) + 1,
            [.. Enumerable.Range(from, end - from - 1).Select(i => new RowWindow(nodes[i].Output, WindowRows(i)))],
            [.. inputs.Select(input => new RowInput(input, Margins(input).Before, Margins(input).Behind, Behind(input)))]);
    }

    /// <summary>The quotient, rounded down.</summary>
    public static long FloorDivide(long value, long by) => by == 1 ? value : value >= 0 ? value / by : -((-value + by - 1) / by);

    /// <summary>How a node runs row by row, if its row's code is that of an operator over the rows under the window; null where it does not.</summary>
    private static RowAccess? AccessOf(Node node)
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

    /// <summary>Ticks between two rows of each node; false where two paths to a node disagree.</summary>
    private bool FindRates()
    {
        long most = 1;
        for (int i = from; i < end; i++)
        {
            every[i] = 0;
            most *= access[i]!.Stride;
            if (most > MostTicks)
            {
                return false;
            }
        }

        every[end - 1] = most;
        long least = most;
        for (int i = end - 1; i >= from; i--)
        {
            // Readers come later: the node's own rate is known, unless its output has none.
            least = Math.Min(least, every[i]);
            long wanted = access[i]!.Stride == 1 ? every[i] : every[i] / access[i]!.Stride;
            foreach (int maker in makers[i])
            {
                if (maker < from)
                {
                    continue;
                }

                if (every[maker] != 0 && every[maker] != wanted)
                {
                    return false;
                }

                every[maker] = wanted;
            }
        }

        if (least < 1)
        {
            return false;
        }

        for (int i = from; i < end; i++)
        {
            // No rate is beyond MostTicks, and divisions of 32 bits take half the time.
            int rate = (int)every[i] / (int)least;
            if (rate * least != every[i] || rate > MostPhases)
            {
                return false;
            }

            every[i] = rate;
        }

        return true;
    }

    /// <summary>The ticks of each node's row 0, counted from that of the last node's, and its first and last row.</summary>
    private bool FindStarts()
    {
        (start[end - 1], first[end - 1], last[end - 1]) = (0, 0, heights[end - 1] - 1);
        for (int i = end - 2; i >= from; i--)
        {
            (start[i], first[i], last[i]) = (long.MaxValue, int.MaxValue, int.MinValue);
            foreach (int j in outputReaders[i])
            {
                start[i] = Math.Min(start[i], start[j] - (access[j]!.Reach * every[i]));
                first[i] = Math.Min(first[i], (Math.Max(first[j], 0) * access[j]!.Stride) - access[j]!.Top);
            }

            // The window moves on until its last reader is done, over rows of padding that an earlier reader needs no more.
            foreach (int j in outputReaders[i])
            {
                last[i] = Math.Max(last[i], (LastComputed(j) * access[j]!.Stride) + (int)(every[i] == 1 ? start[j] - start[i] : (start[j] - start[i]) / every[i]));
            }
        }

        (long earliest, long latest) = (long.MaxValue, long.MinValue);
        phases = 1;
        for (int i = from; i < end; i++)
        {
            earliest = Math.Min(earliest, start[i] + (first[i] * every[i]));
            latest = Math.Max(latest, start[i] + (last[i] * every[i]));
            phases = Multiple(phases, (int)every[i]);
        }

        ticks = latest - earliest;
        return ticks <= MostTicks && phases <= MostPhases && ticks >= phases;
    }

    /// <summary>The last row of a node that is computed and no padding.</summary>
    private int LastComputed(int node) => Math.Min(last[node], heights[node] - 1);

    private static int Multiple(int left, int right)
    {
        int multiple = left;
        while (multiple % right != 0)
        {
            multiple += left;
        }

        return multiple;
    }
}
