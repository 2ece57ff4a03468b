using System.Globalization;
using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Kernels.Fusion;

namespace NetGen.Generator.Schedule;

/// <summary>Writes nodes for one arena, alone or joined. What is written once is remembered.</summary>
internal sealed class LowerNodes(NetworkGraph graph, NodeContexts contexts, ArenaPlan arena)
{
    private readonly Dictionary<(int Node, Kernel Kernel, int From, bool HandsOn), KernelCode> written = [];
    private readonly Dictionary<string, StaticField> between = [];
    private readonly Dictionary<(int Node, Kernel Kernel, StaticField Between, bool HandsOn), KernelCode?> padded = [];

    /// <summary>A node in a form.</summary>
    /// <param name="node">Its place in the graph.</param>
    /// <param name="kernel">The form.</param>
    /// <param name="from">The node whose output it gets in variables, perhaps by way of views; less than 0 for none.</param>
    /// <param name="handsOn">Whether its own output stays in variables.</param>
    public KernelCode Alone(int node, Kernel kernel, int from = -1, bool handsOn = false)
    {
        (int, Kernel, int, bool) key = (node, kernel, from, handsOn);
        if (!written.TryGetValue(key, out KernelCode? code))
        {
            written.Add(key, code = kernel.Lower(Context(node, from, handsOn)));
        }

        return code;
    }

    /// <summary>A node added to code that hands its input on; null where they do not fit together.</summary>
    public KernelCode? Joined(KernelCode before, int from, int node, Kernel kernel, bool handsOn)
    {
        StaticField handed = Handed(from, graph.Nodes[from].Output);
        KernelCode? code = ByRows(node) is { } window
            ? window.FitsVariables && Padded(node, kernel, handed, handsOn) is { } reader ? FuseRows.Run(before, reader, handed, window) : null
            : FuseKernels.Run(before, Alone(node, kernel, from, handsOn), handed);
        return code is not null && Fits(code) ? code : null;
    }

    /// <summary>A node in a form that loads each row of its input once and keeps those of its window in variables; null where it reads no rows, or each of them once.</summary>
    public KernelCode? Sliding(int node, Kernel kernel, bool handsOn)
    {
        if (ByRows(node) is not { FitsVariables: true } window || window.Extent <= window.Stride)
        {
            return null;
        }

        StaticField rows = Between("rows", node, graph.Nodes[node].Input);
        KernelCode? code = Padded(node, kernel, rows, handsOn) is { } reader ? FuseRows.Run(InputRows.Of(Context(node, handsOn: handsOn), window, rows), reader, rows, window) : null;
        return code is not null && Fits(code) ? code : null;
    }

    /// <summary>The window in which a node reads the rows of the one before, where it is joined with it by rows and not position by position.</summary>
    public WindowRows? ByRows(int node) => contexts.Rows(graph.Nodes[node])?.Window;

    /// <summary>A whole group; null where its nodes do not fit together.</summary>
    public KernelCode? Joined(FusedGroup group)
    {
        KernelCode? code = null;
        int from = -1;
        for (int i = 0; i < group.Members.Count; i++)
        {
            if (group.Kernels[i] is not { } kernel)
            {
                continue;
            }

            bool handsOn = i + 1 < group.Members.Count;
            code = from >= 0 ? Joined(code!, from, group.Members[i], kernel, handsOn) : group.Slides ? Sliding(group.Members[i], kernel, handsOn) : Alone(group.Members[i], kernel, from, handsOn);
            if (code is null)
            {
                return null;
            }

            from = group.Members[i];
        }

        return code;
    }

    /// <summary>What a form needs to know of a node.</summary>
    public KernelContext Context(int node, int from = -1, bool handsOn = false)
    {
        Value? handed = from < 0 ? null : ThroughViews(from, node);
        return Context(graph.Nodes[node], node, handed, handed is null ? null : Handed(from, handed), handsOn);
    }

    private KernelContext Context(Node own, int node, Value? handed, StaticField? between, bool handsOn) => contexts.Of(own, value => value == handed
        ? new Code.Buffer(between!, 0, value.Type)
        : handsOn && value == own.Output ? new Code.Buffer(Handed(node, value), 0, value.Type)
        : arena.Buffers[value]);

    /// <summary>A node in a form, for an input in which padding rows lie; null where the form does not take that.</summary>
    private KernelCode? Padded(int node, Kernel kernel, StaticField between, bool handsOn)
    {
        (int, Kernel, StaticField, bool) key = (node, kernel, between, handsOn);
        if (!padded.TryGetValue(key, out KernelCode? code) && contexts.Rows(graph.Nodes[node]) is var (_, own))
        {
            KernelContext context = Context(own, node, own.Input, between, handsOn);
            padded.Add(key, code = kernel.Applies(context) ? kernel.Lower(context) : null);
        }

        return code;
    }

    /// <summary>Whether one method holds the code.</summary>
    private static bool Fits(KernelCode code)
    {
        MethodCost cost = CostOfMethod.Of([], code.Body, _ => default(MethodCost));
        return cost.Locals <= KernelLimits.CountedMethodLocals && cost.Bytes <= KernelLimits.CountedMethodBytes && cost.Instructions <= KernelLimits.MethodInstructions;
    }

    /// <summary>The value that a node reads of what another one made: views lie between them at most.</summary>
    private Value ThroughViews(int from, int node)
    {
        Value value = graph.Nodes[from].Output;
        for (int i = from + 1; i < node; i++)
        {
            value = graph.Nodes[i].Output;
        }

        return value;
    }

    /// <summary>The array that stands for a value in variables until the codes are joined.</summary>
    private StaticField Handed(int from, Value value) => Between("handed", from, value);

    private StaticField Between(string prefix, int node, Value value)
    {
        string name = prefix + node.ToString(CultureInfo.InvariantCulture);
        if (!between.TryGetValue(name, out StaticField? field))
        {
            between.Add(name, field = new StaticField(name, value.Type.Element.Storage().ArrayOf()));
        }

        return field;
    }
}
