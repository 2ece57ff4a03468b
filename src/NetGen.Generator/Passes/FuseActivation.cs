using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// An activation that alone reads a layer's output moves into that layer: any function without parameters in float; in integers a
/// clamp whose input and output have one quantization, so that the numbers stay the same.
/// </summary>
public static class FuseActivation
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        Dictionary<Value, List<Node>> readers = graph.Readers();
        GraphRewriter rewriter = new(graph);
        HashSet<Node> fused = [];
        foreach (Node node in graph.Nodes)
        {
            if (fused.Contains(node))
            {
                continue;
            }

            Node? activation = Fusible(node, graph, readers);
            if (activation is null)
            {
                rewriter.Add(node);
                continue;
            }

            fused.Add(activation);
            Activate function = (Activate)activation.Operator;
            rewriter.Add(node with
            {
                Operator = ((ActivatedOperator)node.Operator) with { Activation = function.Function, Alpha = function.Alpha },
                Outputs = activation.Outputs,
            });
        }

        return rewriter.Finish();
    }

    private static Node? Fusible(Node node, NetworkGraph graph, Dictionary<Value, List<Node>> readers)
    {
        if (node.Operator is not ActivatedOperator { Activation: ActivationKind.None } || graph.IsKept(node.Output)
            || !readers.TryGetValue(node.Output, out List<Node>? list) || list is not [{ Operator: Activate function } reader])
        {
            return null;
        }

        bool allowed = node.Output.Type.Element == ElementType.Float32
            ? function.Function != ActivationKind.PRelu
            : function.Function.IsClamp() && node.Output.Type.Quantization is not null
                && node.Output.Type.Quantization == reader.Output.Type.Quantization;
        return allowed ? reader : null;
    }
}
