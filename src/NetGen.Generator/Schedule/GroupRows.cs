using NetGen.Generator.Code;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Cuts an order of nodes into single nodes and groups that run row by row. Of all cuts with no step over a limit it takes the one with the fewest
/// multiply-accumulates in groups, as a row offers a kernel less to unroll than a map; if no cut keeps the limit, the one whose fullest step is least.
/// </summary>
internal sealed class GroupRows
{
    /// <summary>Nodes of a group: each adds a window, and the loop spells every node out.</summary>
    private const int MostNodes = 24;

    private readonly NetworkGraph graph;
    private readonly LiveValues live;
    private readonly RowTimes times;
    private readonly Dictionary<Value, (int Made, int LastRead)> spans = [];
    private readonly long[] alive;
    private readonly List<Cut>[] cuts;

    /// <param name="graph">The nodes in their order.</param>
    public GroupRows(NetworkGraph graph, LiveValues live)
    {
        this.graph = graph;
        this.live = live;
        times = new RowTimes(graph.Nodes);
        int end = graph.Nodes.Count;
        foreach (Value value in graph.Inputs.Concat(graph.States.Select(state => state.Before)))
        {
            spans[value] = (-1, graph.Inputs.Contains(value) ? -1 : end);
        }

        for (int i = 0; i < end; i++)
        {
            foreach (Value input in graph.Nodes[i].Inputs)
            {
                Extend(input, i);
            }

            foreach (Value output in graph.Nodes[i].Outputs.Where(output => live.Root(output) == output))
            {
                spans.Add(output, (i, i));
            }
        }

        foreach (Value output in graph.Outputs)
        {
            Extend(output, end);
        }

        alive = new long[end];
        foreach (KeyValuePair<Value, (int Made, int LastRead)> span in spans)
        {
            for (int i = span.Value.Made + 1; i <= Math.Min(span.Value.LastRead, end - 1); i++)
            {
                alive[i] += span.Key.Type.Bytes;
            }
        }

        cuts = Cuts();
    }

    /// <summary>The best cut for a limit.</summary>
    /// <param name="limit">Bytes that no step should exceed; 0 for as few as can be.</param>
    public IReadOnlyList<Step> Run(long limit)
    {
        long least = Best(long.MaxValue, byBytes: true).Last().Bytes;
        return [.. Best(Math.Max(limit, least), byBytes: false).Select(StepOf)];
    }

    private Step StepOf(Cut cut) =>
        new([.. graph.Nodes.Skip(cut.From).Take(cut.Count)], cut.IsGroup && times.Run(cut.From, cut.Count) ? times.Group() : null);

    private void Extend(Value value, int step)
    {
        Value root = live.Root(value);
        spans[root] = (spans[root].Made, Math.Max(spans[root].LastRead, step));
    }

    /// <summary>The pieces that end with each node.</summary>
    private List<Cut>[] Cuts()
    {
        int count = graph.Nodes.Count;
        List<Cut>[] ending = [.. Enumerable.Range(0, count).Select(_ => new List<Cut>())];
        long[] prices = [.. graph.Nodes.Select(node => 1 + node.Operator.Cost([.. node.Inputs.Select(input => input.Shape)], [.. node.Outputs.Select(output => output.Shape)]).Macs)];
        bool[] isWhole = [.. graph.Nodes.Select((node, i) => node.Outputs.Any(graph.IsKept) || times.LastReader(i) < 0)];
        bool[] isBorder = Borders();
        for (int from = 0; from < count; from++)
        {
            ending[from].Add(new Cut(from, 1, false, Alone(from), 0));
            HashSet<Value> made = [];
            List<Value> inputs = [];
            long price = 0;
            int lastReader = -1;
            for (int last = from; last < Math.Min(from + MostNodes, count) && times.CanRun(last); last++)
            {
                // What is inside of a group has its readers there, and a network that begins with these layers runs all of them.
                if (last > from && (isWhole[last - 1] || isBorder[last]))
                {
                    break;
                }

                Node node = graph.Nodes[last];
                foreach (Value input in node.Inputs)
                {
                    if (!made.Contains(input) && !inputs.Contains(input))
                    {
                        inputs.Add(input);
                    }
                }

                made.Add(node.Output);
                price += prices[last];
                lastReader = last > from ? Math.Max(lastReader, times.LastReader(last - 1)) : lastReader;
                if (lastReader <= last && times.Run(from, last - from + 1))
                {
                    ending[last].Add(new Cut(from, last - from + 1, true, Together(from, last, inputs), price));
                }
            }
        }

        return ending;
    }

    /// <summary>Whether one of a node and the node in front of it runs for another network, and the other one does not.</summary>
    private bool[] Borders()
    {
        bool[] isBorder = new bool[graph.Nodes.Count];
        foreach (HashSet<Node> front in graph.Cuts.Select(graph.Ancestors))
        {
            for (int i = 1; i < isBorder.Length; i++)
            {
                isBorder[i] |= front.Contains(graph.Nodes[i - 1]) != front.Contains(graph.Nodes[i]);
            }
        }

        return isBorder;
    }

    /// <summary>The pieces of the best cut, in order; the last one's figures are those of the whole.</summary>
    private IReadOnlyList<Cut> Best(long limit, bool byBytes)
    {
        int count = graph.Nodes.Count;
        (long Bytes, long Price, Cut Last)[] best = new (long, long, Cut)[count + 1];
        for (int end = 1; end <= count; end++)
        {
            best[end] = (long.MaxValue, long.MaxValue, default);
            foreach (Cut cut in cuts[end - 1])
            {
                if (cut.Bytes > limit || best[cut.From].Bytes == long.MaxValue)
                {
                    continue;
                }

                (long bytes, long price) = (Math.Max(best[cut.From].Bytes, cut.Bytes), best[cut.From].Price + cut.Price);
                bool better = byBytes
                    ? bytes < best[end].Bytes || (bytes == best[end].Bytes && price < best[end].Price)
                    : price < best[end].Price || (price == best[end].Price && bytes < best[end].Bytes);
                if (better)
                {
                    best[end] = (bytes, price, cut);
                }
            }
        }

        List<Cut> pieces = [];
        for (int end = count; end > 0; end -= pieces[0].Count)
        {
            (long bytes, long price, Cut last) = best[end];
            pieces.Insert(0, last with { Bytes = bytes, Price = price });
        }

        return pieces;
    }

    private long Alone(int index) => alive[index] + live.Run(index, (System.Numerics.BigInteger.One << index) - 1).During;

    /// <summary>Bytes of a group: windows, inputs with their padding rows, the output behind one of them, and what else is alive.</summary>
    private long Together(int from, int last, List<Value> inputs)
    {
        long output = graph.Nodes[last].Output.Type.Bytes;
        long element = graph.Nodes[last].Output.Type.Element.Storage().Bytes();
        long bytes = alive[from];
        long together = output;
        foreach (Value input in inputs)
        {
            Value root = live.Root(input);
            (int before, int behind) = times.Margins(input);
            long row = RowGroup.RowOf(input) * element;
            bytes += (before + behind) * row;
            if (spans[root].LastRead <= last && input.Lifetime == ValueLifetime.Call && IsAlone(root, inputs))
            {
                long start = Math.Max(before * row, times.Behind(input) * element);
                long whole = root.Type.Bytes + ((before + behind) * row);
                together = Math.Min(together, Math.Max(output, start + root.Type.Bytes + (behind * row)) - whole);
            }
        }

        for (int i = from; i < last; i++)
        {
            bytes += times.WindowRows(i) * times.RowOf(i) * element;
        }

        return bytes + together;
    }

    /// <summary>Whether no two of some values lie in one place.</summary>
    private bool IsAlone(Value root, List<Value> values)
    {
        int count = 0;
        foreach (Value value in values)
        {
            count += live.Root(value) == root ? 1 : 0;
        }

        return count == 1;
    }

    /// <summary>Some nodes in a row, as one step.</summary>
    private readonly record struct Cut(int From, int Count, bool IsGroup, long Bytes, long Price);
}
