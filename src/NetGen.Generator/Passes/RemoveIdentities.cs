using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Passes;

/// <summary>Activations that do nothing (None with one quantization on both sides) are no nodes.</summary>
public static class RemoveIdentities
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphRewriter rewriter = new(graph);
        foreach (Node node in graph.Nodes)
        {
            bool identity = node.Operator is Activate { Function: ActivationKind.None }
                && node.Input.Type.Quantization == node.Output.Type.Quantization
                && !graph.IsKept(node.Output);
            if (identity)
            {
                rewriter.Replace(node.Output, rewriter.Map(node.Input));
            }
            else
            {
                rewriter.Add(node);
            }
        }

        return rewriter.Finish();
    }
}
