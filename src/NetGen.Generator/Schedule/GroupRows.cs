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
    private readonly Dictionary<Value, List<Node>> readers;
    private readonly Value[] kept;
    private readonly HashSet<Node>[] fronts;
    private readonly Dictionary<Value, (int Made, int LastRead)> spans = [];
    private readonly List<Cut>[] cuts;

    /// <param name="graph">The nodes in their order.</param>
    public GroupRows(NetworkGraph graph, LiveValues live)
    {
        this.graph = graph;
        this.live = live;
        readers = graph.Readers();
        kept = [.. graph.Outputs, .. graph.Cuts];
        fronts = [.. graph.Cuts.Select(graph.Ancestors)];
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

        cuts = Cuts();
    }

    /// <summary>The best cut for a limit.</summary>
    /// <param name="limit">Bytes that no step should exceed; 0 for as few as can be.</param>
    public IReadOnlyList<Step> Run(long limit)
    {
        long least = Best(long.MaxValue, byBytes: true).Last().Bytes;
        IReadOnlyList<Cut> best = Best(Math.Max(limit, least), byBytes: false);
        return [.. best.Select(cut => new Step([.. graph.Nodes.Skip(cut.From).Take(cut.Count)], cut.Rows))];
    }

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
        RowAccess?[] access = [.. graph.Nodes.Select(RowGroup.AccessOf)];
        long[] prices = [.. graph.Nodes.Select(node => 1 + node.Operator.Cost([.. node.Inputs.Select(input => input.Shape)], [.. node.Outputs.Select(output => output.Shape)]).Macs)];
        for (int from = 0; from < count; from++)
        {
            ending[from].Add(new Cut(from, 1, null, Alone(from), 0));
            long price = 0;
            for (int length = 1; length <= Math.Min(MostNodes, count - from) && access[from + length - 1] is not null; length++)
            {
                Node[] nodes = [.. graph.Nodes.Skip(from).Take(length)];
                price += prices[from + length - 1];
                if (fronts.All(front => nodes.All(front.Contains) || !nodes.Any(front.Contains)) && RowGroup.Of(nodes, readers, kept, access.Skip(from).Take(length).ToArray()!) is { } rows)
                {
                    ending[from + length - 1].Add(new Cut(from, length, rows, Together(from, length, rows), price));
                }
            }
        }

        return ending;
    }

    /// <summary>The pieces of the best cut, in order; the last one's figures are those of the whole.</summary>
    private IReadOnlyList<Cut> Best(long limit, bool byBytes)
    {
        int count = graph.Nodes.Count;
        (long Bytes, long Price, Cut? Last)[] best = new (long, long, Cut?)[count + 1];
        for (int end = 1; end <= count; end++)
        {
            best[end] = (long.MaxValue, long.MaxValue, null);
            foreach (Cut cut in cuts[end - 1].Where(cut => cut.Bytes <= limit && best[cut.From].Bytes < long.MaxValue))
            {
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
            (long bytes, long price, Cut? last) = best[end];
            pieces.Insert(0, last! with { Bytes = bytes, Price = price });
        }

        return pieces;
    }

    private long Alone(int index)
    {
        long others = spans.Where(span => span.Value.Made < index && span.Value.LastRead >= index).Sum(span => span.Key.Type.Bytes);
        return others + live.Run(index, (System.Numerics.BigInteger.One << index) - 1).During;
    }

    /// <summary>Bytes of a group: windows, inputs with their padding rows, the output behind one of them, and what else is alive.</summary>
    private long Together(int from, int length, RowGroup rows)
    {
        int last = from + length - 1;
        long bytes = 0;
        long output = rows.Output.Type.Bytes;
        long together = output;
        HashSet<Value> inputs = [.. rows.Inputs];
        foreach (KeyValuePair<Value, (int Made, int LastRead)> span in spans.Where(span => span.Value.Made < from && span.Value.LastRead >= from))
        {
            Value value = span.Key;
            bytes += value.Type.Bytes;
            foreach (Value input in inputs.Where(input => live.Root(input) == value))
            {
                (int before, int behind) = rows.Margins(input);
                long row = RowGroup.RowOf(input) * value.Type.Element.Storage().Bytes();
                bytes += (before + behind) * row;
                if (span.Value.LastRead <= last && inputs.Count(other => live.Root(other) == value) == 1 && input.Lifetime == ValueLifetime.Call)
                {
                    long start = Math.Max(before * row, rows.Behind(input) * value.Type.Element.Storage().Bytes());
                    long whole = value.Type.Bytes + ((before + behind) * row);
                    together = Math.Min(together, Math.Max(output, start + value.Type.Bytes + (behind * row)) - whole);
                }
            }
        }

        long windows = rows.Windows.Sum(value => rows.WindowRows(value) * RowGroup.RowOf(value) * value.Type.Element.Storage().Bytes());
        return bytes + windows + together;
    }

    /// <summary>Some nodes in a row, as one step.</summary>
    private sealed record Cut(int From, int Count, RowGroup? Rows, long Bytes, long Price);
}
