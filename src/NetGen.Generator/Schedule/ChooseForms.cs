using System.Globalization;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// The one place that picks kernel forms: for every node those of its forms that could fit are written and counted, then the selection of least
/// predicted time under the limits of all nodes together is taken.
/// </summary>
public sealed class ChooseForms
{
    private readonly NetworkModel model;
    private readonly CodeForm forced;
    private readonly bool vectors;
    private readonly ArenaPlan arena;
    private readonly long room;
    private CodeLimits limits;
    private readonly WriteCandidates write;
    private int steps;

    private ChooseForms(NetworkGraph graph, NetworkModel model, CodeForm forced, bool vectors, ArenaPlan arena, CancellationToken cancellation)
    {
        this.model = model;
        this.forced = forced;
        this.vectors = vectors;
        this.arena = arena;
        CodeLimits all = CodeLimits.Of(model, arena.PeakBytes);
        room = all.Room;
        limits = all.Without(graph.Nodes.Where(node => node.Operator is Loop).Sum(node => new TimeLoop(node, arena, UnrolledTime.IsWanted(model, node)).CodeBytes));
        write = new WriteCandidates(TargetCosts.Of(model.Profile), limits, cancellation);
    }

    /// <param name="graph">The graph that runs.</param>
    /// <param name="arena">The places of its values.</param>
    /// <param name="model">The network: its target, its limits, the forms that it demands.</param>
    /// <param name="forced">A form for every layer that has it.</param>
    /// <param name="vectors">Whether the form of vectors is to be had.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ChosenForms Run(NetworkGraph graph, ArenaPlan arena, NetworkModel model, CodeForm forced, bool vectors, CancellationToken cancellation) =>
        new ChooseForms(graph, model, forced, vectors, arena, cancellation).Run(graph);

    private ChosenForms Run(NetworkGraph graph)
    {
        NodeContexts contexts = new(graph, model);
        List<(Node Node, KernelContext Context, NodeForms? Forms)> nodes = [];
        Dictionary<RowGroup, RowLoop> loops = [];
        foreach ((Node node, int times) in graph.Nodes.SelectMany(WithoutLoops))
        {
            KernelContext context = contexts.Of(node, value => arena.Buffers[value]);
            RowNode? row = null;
            if (arena.GroupOf(node) is { } group)
            {
                if (!loops.TryGetValue(group, out RowLoop? loop))
                {
                    loops.Add(group, loop = new RowLoop(group, arena, context.Prefix));
                }

                row = group.Find(node)!;
                context = loop.Context(row, context);
            }

            nodes.Add((node, context, node.Operator.IsView ? null : Forms(context, row, times)));
        }

        NodeForms[] open = [.. nodes.Select(node => node.Forms).OfType<NodeForms>()];
        while (true)
        {
            (Candidate[] chosen, Selection? selection, bool fits) = Choose(open);
            PlannedNode[] planned = Written(graph, nodes, chosen, contexts, loops);

            // What each form takes by itself is within the limits; methods that forms share come on top of it.
            long over = Plan.CodeBytesOf(planned) - room;
            if (!fits || over <= 0)
            {
                return new ChosenForms(planned, !fits ? null : selection!.Time == 0 ? 0 : (selection.Time - selection.Bound) / selection.Time, new ChooserEffort(write.Forms, write.Instructions, steps)) { Contexts = contexts };
            }

            limits = limits.Without(over);
        }
    }

    /// <summary>The nodes with the code of the chosen forms, those of loops and of rows around them.</summary>
    private PlannedNode[] Written(NetworkGraph graph, List<(Node Node, KernelContext Context, NodeForms? Forms)> nodes, Candidate[] chosen, NodeContexts contexts, Dictionary<RowGroup, RowLoop> loops)
    {
        Dictionary<Node, PlannedNode> written = [];
        for (int i = 0, next = 0; i < nodes.Count; i++)
        {
            (Node node, KernelContext context, NodeForms? forms) = nodes[i];
            PlannedNode alone = forms is not null
                ? Planned(node, context, forms, chosen[next++])
                : new PlannedNode(context.Node, context.Name, CodeForm.Loop, "view, no code", null, CostOfKernel.None, null);
            written.Add(node, arena.GroupOf(node) is { } group && group.Nodes[0].Node == node ? loops[group].AddTo(alone) : alone);
        }

        return [.. graph.Nodes.Select(node => node.Operator is Loop loop
            ? new TimeLoop(node, arena, UnrolledTime.IsWanted(model, node)).Around(contexts.NameOf(node), [.. loop.Body.Nodes.Select(inside => written[inside])])
            : written[node])];
    }

    /// <summary>
    /// A form for each node. A form takes no less than what it takes at least, and just as few bytes of arrays, so that a selection of forms that are written is the
    /// best one, whatever the others take. Where nothing fits, the limits to go by need the smallest code of each node, too.
    /// </summary>
    private (Candidate[] Chosen, Selection? Selection, bool Fits) Choose(NodeForms[] nodes)
    {
        bool canFit = true;
        while (true)
        {
            IReadOnlyList<(int Place, Choice Choice)>[] choices = [.. nodes.Select(node => node.Choices)];
            (Selection? selection, bool fits) = Select([.. choices.Select(item => (IReadOnlyList<Choice>)[.. item.Select(form => form.Choice)])], canFit);
            canFit = fits;
            steps += selection?.Steps ?? 0;
            bool isWritten = true;
            for (int i = 0; i < nodes.Length; i++)
            {
                if (!fits && nodes[i].WriteSmallest())
                {
                    isWritten = false;
                }

                if (selection is not null && choices[i][selection.Choices[i]].Place is var place && nodes[i].IsOpen(place))
                {
                    isWritten = false;
                    nodes[i].Write(place);
                }
            }

            if (isWritten)
            {
                // Where nothing fits, the smallest code is the best that there is; the budgets tell.
                return ([.. nodes.Select((node, i) => selection is null ? node.Smallest : node[choices[i][selection.Choices[i]].Place])], selection, fits);
            }
        }
    }

    /// <summary>The nodes that have code, and how often each runs: those of a loop's body once a step, or for each hypothesis of a step.</summary>
    private static IEnumerable<(Node Node, int Steps)> WithoutLoops(Node node) =>
        node.Operator is Loop loop ? loop.Body.Nodes.Select(inside => (inside, loop.Runs)) : [(node, 1)];

    /// <summary>The best selection under the limits; where none keeps them, those that cannot be kept are moved to where they can.</summary>
    /// <param name="canFit">Whether it is not known that none keeps them.</param>
    private (Selection? Selection, bool Fits) Select(IReadOnlyList<Choice>[] items, bool canFit)
    {
        long[] given = limits.ToArray();
        if (canFit && Knapsack.Solve(items, given) is { } selection)
        {
            return (selection, true);
        }

        long[] least = [.. given.Select((limit, r) => Math.Max(limit, items.Sum(item => item.Min(choice => choice.Uses[r]))))];
        return (Knapsack.Solve(items, least) ?? FewestBytes(items, least[0]), false);
    }

    /// <summary>The selection with the fewest bytes of arrays, initialised and in RAM, that the code's limit allows: what forms spare in one place they take in another.</summary>
    private static Selection? FewestBytes(IReadOnlyList<Choice>[] items, long code) => Knapsack.Solve(
        [.. items.Select(item => (IReadOnlyList<Choice>)[.. item.Select(choice => new Choice(choice.Uses.Skip(1).Sum(), [choice.Uses[0]]))])],
        [code]);

    /// <summary>The forms of a node that are worth a look; a demanded form alone, or loops where the node has no such form.</summary>
    /// <param name="row">Set where the node runs row by row: vectors want whole maps.</param>
    /// <param name="times">How often the node runs where it runs whole.</param>
    private NodeForms Forms(KernelContext context, RowNode? row, int times)
    {
        int passes = row?.Passes ?? times;
        Kernel[] kernels = [.. KernelTable.For(context.Node.Operator).Where(kernel => (vectors && row is null) || kernel.Form != CodeForm.Vector)];
        CodeForm wanted = WantedForm.Of(model, forced, context.Node);
        if (wanted != CodeForm.Auto)
        {
            Kernel? demanded = kernels.FirstOrDefault(kernel => kernel.Form == wanted && kernel.Applies(context));
            return write.Only(context, demanded ?? kernels[0], passes);
        }

        // Where a processor with vectors runs the code, nothing else comes near, and its code is small.
        if (kernels.FirstOrDefault(kernel => kernel.Form == CodeForm.Vector && kernel.Applies(context)) is { } widest)
        {
            return write.Only(context, widest, passes);
        }

        return write.All(context, kernels, passes);
    }

    private static PlannedNode Planned(Node node, KernelContext context, NodeForms forms, Candidate chosen) =>
        new(node, context.Name, chosen.Kernel.Form, chosen.FormText, chosen.Kernel.Lower(context), chosen.Cost, new Lazy<string?>(() => forms.Faster(chosen) is { } faster ? Price(chosen, faster) : null)) { Kernel = chosen.Kernel };

    /// <summary>What the next faster form would have cost: "12,345 B of IL and 4,096 B of RAM more for 0.71 of the time".</summary>
    private static string Price(Candidate chosen, Candidate faster)
    {
        string[] more =
        [
            .. new[]
            {
                (Bytes: faster.Cost.CodeBytes - chosen.Cost.CodeBytes, Of: "IL"),
                (Bytes: faster.Cost.InitialiserBytes - chosen.Cost.InitialiserBytes, Of: "initialisers"),
                (Bytes: faster.Cost.RamBytes - chosen.Cost.RamBytes, Of: "RAM"),
            }.Where(use => use.Bytes > 0).Select(use => $"{use.Bytes.ToString("N0", CultureInfo.InvariantCulture)} B of {use.Of}"),
        ];
        string share = (faster.Choice.Time / chosen.Choice.Time).ToString("0.00", CultureInfo.InvariantCulture);
        return $"{faster.FormText}: {string.Join(" and ", more)} more for {share} of the time";
    }
}
