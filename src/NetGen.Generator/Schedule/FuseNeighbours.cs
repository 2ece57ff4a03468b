using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Joins layers that follow one another where that saves a pass over the arena: the depthwise and the pointwise half of a block, a layer and the pooling behind
/// it, dense layers in a row. It begins with the forms that were chosen for the layers alone and takes the groups that save most while the limits hold.
/// </summary>
public sealed class FuseNeighbours
{
    /// <summary>Nodes of a group, without views.</summary>
    private const int MostNodes = 6;

    /// <summary>Codes of a group that are kept to be continued.</summary>
    private const int MostKept = 2;

    /// <summary>IL instructions of joined code that is written before the search ends with what it has: more than a hundred times what a network of MLPerf Tiny takes.</summary>
    private const long MostInstructions = 2_000_000;

    /// <summary>What is left of a form's code when its outputs stay in variables: stores are less than a quarter of it.</summary>
    private const double LeftOfAlone = 0.75;

    private readonly NetworkGraph graph;
    private readonly ArenaPlan arena;
    private readonly NetworkModel model;
    private readonly IReadOnlyList<PlannedNode> planned;
    private readonly Dictionary<(int Node, Kernel Kernel), double> least = [];
    private readonly CancellationToken cancellation;
    private readonly NodeContexts contexts;
    private readonly LowerNodes lower;
    private readonly TargetCosts costs;
    private readonly CodeLimits limits;
    private readonly Dictionary<Value, List<Node>> readers;
    private readonly long slack;
    private long effort;

    private FuseNeighbours(NetworkGraph graph, ArenaPlan arena, NetworkModel model, ChosenForms chosen, CancellationToken cancellation)
    {
        this.graph = graph;
        this.arena = arena;
        this.model = model;
        this.cancellation = cancellation;
        planned = chosen.Nodes;
        contexts = chosen.Contexts ?? new NodeContexts(graph, model);
        lower = new LowerNodes(graph, contexts, arena);
        costs = TargetCosts.Of(model.Profile);
        limits = CodeLimits.Of(model, arena.PeakBytes);
        readers = graph.Readers();
        slack = limits.CodeBytes - planned.Sum(node => node.Cost.CodeBytes);
    }

    /// <param name="graph">The graph that runs.</param>
    /// <param name="arena">The places of its values while no nodes are joined.</param>
    /// <param name="model">The network.</param>
    /// <param name="chosen">The forms of the nodes alone.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The arena without the values that are gone, and all nodes with their code for it.</returns>
    public static (ArenaPlan Arena, ChosenForms Forms) Run(NetworkGraph graph, ArenaPlan arena, NetworkModel model, ChosenForms chosen, CancellationToken cancellation)
    {
        // Behind a compiler, on the board or on a host, a pass over a small arena costs next to nothing.
        bool isInterpreted = model.Profile == CodeProfile.NanoFramework;
        return isInterpreted && chosen.Gap is not null ? new FuseNeighbours(graph, arena, model, chosen, cancellation).Run(chosen) : (arena, chosen);
    }

    private (ArenaPlan Arena, ChosenForms Forms) Run(ChosenForms chosen)
    {
        for (List<FusedGroup> taken = Take(); taken.Count > 0; taken.RemoveAt(taken.Count - 1))
        {
            ArenaPlan joined = PlanArena.InOrder(JoinedNodes.Condense(graph, [.. taken.Select(Joined)]));
            if (Holds(joined) && Rewritten(joined, taken) is { } nodes)
            {
                return (joined, chosen with { Nodes = nodes, Effort = chosen.Effort with { Joined = effort } });
            }
        }

        return (arena, chosen with { Effort = chosen.Effort with { Joined = effort } });
    }

    private JoinedNodes Joined(FusedGroup group) => new([.. group.Members.Select(member => graph.Nodes[member])]);

    /// <summary>More activations than without groups are welcome only where a budget says that there is room; another network's arena has its length.</summary>
    private bool Holds(ArenaPlan joined)
    {
        long grown = Math.Max(0, joined.PeakBytes - arena.PeakBytes);
        return joined.PeakBytes <= (model.Front is null ? Math.Max(arena.PeakBytes, model.Budget.ActivationBytes) : arena.PeakBytes)
            && planned.Sum(node => node.Cost.RamBytes) + grown <= limits.RamBytes;
    }

    /// <summary>Groups that do not touch each other, those that save most first.</summary>
    private List<FusedGroup> Take()
    {
        List<FusedGroup> groups = [.. Enumerable.Range(0, graph.Nodes.Count).SelectMany(From)];
        List<FusedGroup> taken = [];
        HashSet<int> busy = [];
        long left = slack;
        foreach (FusedGroup group in groups.OrderByDescending(group => group.Saved))
        {
            if (group.MoreBytes <= left && !group.Members.Any(busy.Contains))
            {
                taken.Add(group);
                busy.UnionWith(group.Members);
                left -= group.MoreBytes;
            }
        }

        return taken;
    }

    /// <summary>Every group that begins with a node and saves time.</summary>
    private List<FusedGroup> From(int first)
    {
        List<FusedGroup> found = [];
        List<int> members = [first];
        List<Started> started = [.. Forms(first, members).SelectMany(kernel => Begin(found, members, kernel))];
        int last = first;
        for (int count = 1; count < MostNodes && started.Count > 0 && Reader(last) is { } next; count++)
        {
            cancellation.ThrowIfCancellationRequested();
            Kernel?[] views = new Kernel?[next - last - 1];
            members.AddRange(Enumerable.Range(last + 1, next - last));
            List<(Started Before, Kernel Kernel, double Time)> joined = [];
            foreach (Kernel kernel in Forms(next, members))
            {
                foreach (Started before in started)
                {
                    if (Join(before, last, next, kernel, handsOn: false) is { } whole)
                    {
                        CostOfKernel cost = CostOfKernel.Of(whole);
                        Add(found, members, Kernels(before, kernel), cost, before.Slides);
                        joined.Add((before, kernel, Time(cost)));
                    }
                }
            }

            // A code that hands its output on differs from the whole one by the stores alone: the order is the same.
            started = Reader(next) is null ? [] :
            [
                .. joined.OrderBy(entry => entry.Time)
                    .Select(entry => Join(entry.Before, last, next, entry.Kernel, handsOn: true) is { } part ? new Started(Kernels(entry.Before, entry.Kernel), part, entry.Before.Slides) : null)
                    .OfType<Started>().Take(MostKept),
            ];
            last = next;

            IReadOnlyList<Kernel?> Kernels(Started before, Kernel kernel) => [.. before.Kernels, .. views, kernel];
        }

        return found;
    }

    /// <summary>A form of a group's first node, as it is and with its rows in variables; the latter saves time without further nodes, too.</summary>
    private IEnumerable<Started> Begin(List<FusedGroup> found, IReadOnlyList<int> members, Kernel kernel)
    {
        int first = members[0];
        yield return new Started([kernel], lower.Alone(first, kernel, handsOn: true), Slides: false);
        if (effort < MostInstructions && lower.Sliding(first, kernel, handsOn: false) is { } whole)
        {
            CostOfKernel cost = CostOfKernel.Of(whole);
            effort += cost.Instructions;
            Add(found, members, [kernel], cost, slides: true);
            if (lower.Sliding(first, kernel, handsOn: true) is { } part)
            {
                yield return new Started([kernel], part, Slides: true);
            }
        }
    }

    private KernelCode? Join(Started before, int last, int next, Kernel kernel, bool handsOn)
    {
        if (effort >= MostInstructions || lower.Joined(before.Code, last, next, kernel, handsOn) is not { } code)
        {
            return null;
        }

        effort += CostOfKernel.Of(code).Instructions;
        return code;
    }

    private void Add(List<FusedGroup> found, IReadOnlyList<int> members, IReadOnlyList<Kernel?> kernels, CostOfKernel cost, bool slides)
    {
        double saved = members.Sum(member => Time(planned[member].Cost)) - Time(cost);
        if (saved > 0)
        {
            found.Add(new FusedGroup([.. members], kernels, saved, cost.CodeBytes - members.Sum(member => planned[member].Cost.CodeBytes)) { Slides = slides });
        }
    }

    /// <summary>The one node that reads a node's output, views skipped, where it follows at once; null where the output is wanted elsewhere, too.</summary>
    private int? Reader(int node)
    {
        for (int next = node + 1; next < graph.Nodes.Count; next++)
        {
            Node before = graph.Nodes[next - 1];
            bool isOnly = before.When == graph.Nodes[next].When && before.Outputs.Count == 1 && before.Output.Lifetime == ValueLifetime.Call && !graph.IsKept(before.Output)
                && readers.TryGetValue(before.Output, out List<Node>? reading) && reading.All(other => other == graph.Nodes[next]);
            if (!isOnly)
            {
                return null;
            }

            if (!graph.Nodes[next].Operator.IsView)
            {
                return graph.Nodes[next].Outputs.Count == 1 ? next : null;
            }
        }

        return null;
    }

    /// <summary>The forms of a node that can be joined and fit the code that is left: those that run over positions.</summary>
    private IEnumerable<Kernel> Forms(int node, IReadOnlyList<int> members)
    {
        if (planned[node].Kernel is not { } chosen || chosen.Form == CodeForm.Stored || graph.Nodes[node].Outputs.Count != 1)
        {
            return [];
        }

        if (WantedForm.Of(model, CodeForm.Auto, graph.Nodes[node]) != CodeForm.Auto)
        {
            return [chosen];
        }

        KernelContext context = lower.Context(node);
        long bytes = slack + members.Sum(member => planned[member].Cost.CodeBytes);
        return KernelTable.For(context.Node.Operator).Where(kernel =>
            kernel.Form is CodeForm.Constants or CodeForm.Peeled or CodeForm.Unrolled or CodeForm.ChannelLanes or CodeForm.ChannelRows or CodeForm.Rows
            && kernel.Unrolled(context) <= bytes / KernelLimits.LeastBytesPerMac && kernel.Applies(context) && Least(node, kernel, context) <= bytes);
    }

    /// <summary>Bytes of IL that a form takes at least as a part of a group.</summary>
    private double Least(int node, Kernel kernel, KernelContext context)
    {
        if (!least.TryGetValue((node, kernel), out double bytes))
        {
            least.Add((node, kernel), bytes = LeftOfAlone * (kernel.Least(context)?.Bytes ?? 0));
        }

        return bytes;
    }

    /// <summary>All nodes with their code for another arena; null where a group does not fit together there.</summary>
    private IReadOnlyList<PlannedNode>? Rewritten(ArenaPlan joined, IReadOnlyList<FusedGroup> groups)
    {
        LowerNodes lowered = new(graph, contexts, joined);
        PlannedNode[] nodes = [.. planned];
        foreach (FusedGroup group in groups)
        {
            int last = group.Members[group.Members.Count - 1];
            if (lowered.Joined(group) is not { } code)
            {
                return null;
            }

            for (int i = 0; i < group.Members.Count; i++)
            {
                int member = group.Members[i];
                PlannedNode alone = planned[member];
                Kernel? kernel = group.Kernels[i];
                nodes[member] = alone with
                {
                    Kernel = kernel,
                    Form = kernel?.Form ?? alone.Form,
                    FormText = (kernel?.Describe(lower.Context(member)) ?? alone.FormText)
                        + ((i > 0 || group.Slides) && lowered.ByRows(member) is not null ? ", rows in variables" : "") + (member == last ? "" : $"; part of {graph.Nodes[last].Name}"),
                    Code = member == last ? code : null,
                    Cost = member == last ? CostOfKernel.Of(code) : CostOfKernel.None,
                    Faster = null,
                    Does = member == last ? [.. group.Members.Select(other => graph.Nodes[other])] : [],
                    DoneBy = member == last ? null : graph.Nodes[last],
                };
            }
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            if (!groups.Any(group => group.Members.Contains(i)) && nodes[i] is { Does.Count: 1, Kernel: { } kernel } alone)
            {
                KernelCode code = lowered.Alone(i, kernel);
                nodes[i] = alone with { Code = code, Cost = CostOfKernel.Of(code) };
            }
        }

        return nodes;
    }

    private double Time(CostOfKernel cost) => costs.Instructions(cost.Executed);

    /// <summary>A group's code so far, its last output in variables.</summary>
    private sealed record Started(IReadOnlyList<Kernel?> Kernels, KernelCode Code, bool Slides);
}
