using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// The one place that picks kernel forms: everything starts as loops; then, in the order of multiply-accumulates for each one that would
/// be spelled out, layers are unrolled while the code budget lasts.
/// </summary>
public sealed class ChooseForms
{
    private readonly NetworkModel model;
    private readonly CodeForm forced;
    private readonly ArenaPlan arena;
    private readonly CancellationToken cancellation;

    private ChooseForms(NetworkModel model, CodeForm forced, ArenaPlan arena, CancellationToken cancellation)
    {
        this.model = model;
        this.forced = forced;
        this.arena = arena;
        this.cancellation = cancellation;
    }

    public static IReadOnlyList<PlannedNode> Run(NetworkGraph graph, ArenaPlan arena, NetworkModel model, CodeForm forced, CancellationToken cancellation) =>
        new ChooseForms(model, forced, arena, cancellation).Run(graph);

    private IReadOnlyList<PlannedNode> Run(NetworkGraph graph)
    {
        Dictionary<Value, SumRange> ranges = ValueRanges.Of(graph);
        HashSet<string> names = new(model.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        List<(KernelContext Context, PlannedNode Planned)> nodes = [];
        long bytes = 0;
        foreach (Node node in graph.Nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            string identifier = Identifier(node, graph, names);
            KernelContext context = new(node, identifier, [.. node.Inputs.Select(value => arena.Buffers[value])], [.. node.Outputs.Select(value => arena.Buffers[value])])
            {
                Profile = model.Profile,
                InputRange = ranges.TryGetValue(node.Input, out SumRange range) ? range : new SumRange(sbyte.MinValue, sbyte.MaxValue),
            };
            PlannedNode planned = node.Operator.IsView
                ? new PlannedNode(node, identifier, CodeForm.Loop, "view, no code", null, default)
                : Lower(context, KernelTable.For(node.Operator)[0]);
            nodes.Add((context, planned));
            bytes += planned.Size.Bytes;
        }

        long budget = model.Budget.CodeBytes > 0 ? model.Budget.CodeBytes : KernelLimits.DefaultCodeBytes;
        IEnumerable<int> order = Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Planned.Code is not null).OrderByDescending(i => Gain(nodes[i].Context)).ThenBy(i => i);
        foreach (int i in order.ToArray())
        {
            cancellation.ThrowIfCancellationRequested();
            (KernelContext context, PlannedNode loops) = nodes[i];
            CodeForm wanted = Wanted(context.Node);
            if (wanted == CodeForm.Auto && KernelTable.For(context.Node.Operator).Any(kernel => kernel.Form == CodeForm.Vector && kernel.Applies(context)))
            {
                // Where a processor with vectors runs the code, nothing else comes near, and its code is small.
                wanted = CodeForm.Vector;
            }

            if (wanted == CodeForm.Loop)
            {
                continue;
            }

            long left = wanted == CodeForm.Auto ? budget - bytes + loops.Size.Bytes : long.MaxValue;
            PlannedNode? best = Best(context, wanted, left);
            if (best is not null)
            {
                bytes += best.Size.Bytes - loops.Size.Bytes;
                nodes[i] = (context, best);
            }
        }

        return [.. nodes.Select(item => item.Planned)];
    }

    /// <summary>The demanded form, or the first one that fits; null where none can be had.</summary>
    private static PlannedNode? Best(KernelContext context, CodeForm wanted, long left)
    {
        foreach (Kernel kernel in KernelTable.For(context.Node.Operator).Skip(1).Where(kernel => wanted == CodeForm.Auto || kernel.Form == wanted))
        {
            // An unrolled multiply-accumulate takes at least a load, a constant, a product and a sum: 5 bytes.
            if (kernel.Applies(context) && kernel.Unrolled(context) <= left / 5)
            {
                PlannedNode planned = Lower(context, kernel);
                if (planned.Size.Bytes <= left)
                {
                    return planned;
                }
            }
        }

        return null;
    }

    private static PlannedNode Lower(KernelContext context, Kernel kernel)
    {
        KernelCode code = kernel.Lower(context);
        return new PlannedNode(context.Node, context.Name, kernel.Form, kernel.Describe(context), code, SizeOfCode.Of(code));
    }

    /// <summary>Multiply-accumulates (output values where there are none) for each one spelled out.</summary>
    private static double Gain(KernelContext context)
    {
        Node node = context.Node;
        long work = Math.Max(
            node.Operator.Cost([.. node.Inputs.Select(value => value.Shape)], [.. node.Outputs.Select(value => value.Shape)]).Macs,
            node.Outputs.Sum(value => value.Type.Count));
        Kernel? unrolled = KernelTable.For(node.Operator).Skip(1).FirstOrDefault();
        return unrolled is null || !unrolled.Applies(context) ? 0 : (double)work / Math.Max(1, unrolled.Unrolled(context));
    }

    private CodeForm Wanted(Node node)
    {
        if (forced != CodeForm.Auto)
        {
            return forced;
        }

        LayerModel? layer = model.Layers.FirstOrDefault(candidate => candidate.Name == node.Layer);
        string name = layer is not null && layer.Form != "Auto" ? layer.Form : model.Form;
        return Enum.TryParse(name, out CodeForm form) ? form : CodeForm.Auto;
    }

    /// <summary>A layer of one node keeps its name; parts get the path with underscores, and a number if that is taken.</summary>
    private static string Identifier(Node node, NetworkGraph graph, HashSet<string> names)
    {
        if (graph.Nodes.Count(other => other.Layer == node.Layer) == 1)
        {
            return node.Layer;
        }

        string wanted = node.Name == node.Layer ? node.Layer + "_main" : node.Name.Replace('.', '_');
        string name = wanted;
        for (int i = 2; !names.Add(name); i++)
        {
            name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }
}
