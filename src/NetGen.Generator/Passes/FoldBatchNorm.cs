using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// Batch normalization behind a convolution or dense layer without an activation, with weights of its own, and read by nothing else, goes into that layer's
/// weights and bias. Without data (analysis, integer networks, whose weights are folded already) the structure alone changes.
/// </summary>
public static class FoldBatchNorm
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        Dictionary<Value, List<Node>> readers = graph.Readers();
        GraphRewriter rewriter = new(graph);
        HashSet<Node> folded = [];
        foreach (Node node in graph.Nodes)
        {
            if (folded.Contains(node))
            {
                continue;
            }

            Node? norm = NormBehind(node, graph, readers);
            if (norm is null)
            {
                rewriter.Add(node);
                continue;
            }

            folded.Add(norm);
            rewriter.Add(Merge(node, norm));
        }

        return rewriter.Finish();
    }

    private static Node? NormBehind(Node node, NetworkGraph graph, Dictionary<Value, List<Node>> readers)
    {
        bool takes = node.Operator is Conv2D { WeightOf: null } or DepthwiseConv2D or TransposedConv2D or Dense;
        if (!takes || ((ActivatedOperator)node.Operator).Activation != ActivationKind.None || graph.IsKept(node.Output))
        {
            return null;
        }

        return readers.TryGetValue(node.Output, out List<Node>? list) && list.Count == 1 && list[0].Operator is BatchNorm ? list[0] : null;
    }

    private static Node Merge(Node node, Node norm)
    {
        ActivatedOperator normOperator = (ActivatedOperator)norm.Operator;
        ActivatedOperator merged = node.Operator switch
        {
            Conv2D conv => conv with { Bias = true },
            DepthwiseConv2D depthwise => depthwise with { Bias = true },
            TransposedConv2D transposed => transposed with { Bias = true },
            Dense dense => dense with { Bias = true },
            _ => (ActivatedOperator)node.Operator,
        };
        Parameter weight = node.Parameters[0];
        int channels = norm.Output.Shape.Channels;
        ElementType biasElement = weight.Type.Element == ElementType.Float32 ? ElementType.Float32 : ElementType.Int32;
        Parameter bias = node.Parameter("bias") ?? new Parameter("bias", node.PlainLayer + ".bias", new TensorType(biasElement, new TensorShape(channels)));
        if (weight.Data is not null && norm.Parameters[0].Data is not null)
        {
            (double[] scale, double[] shift) = Affine(norm);
            bias = bias with { Data = new TensorData(Combine(bias.Data, scale, shift)) };
            weight = weight with { Data = new TensorData(Scale(weight, node.Operator, scale)) };
        }

        return node with
        {
            Operator = merged with { Activation = normOperator.Activation, Alpha = normOperator.Alpha },
            Outputs = norm.Outputs,
            Parameters = [weight, bias],
        };
    }

    /// <summary>The normalization as y = scale x + shift, in double precision.</summary>
    internal static (double[] Scale, double[] Shift) Affine(Node norm)
    {
        float epsilon = ((BatchNorm)norm.Operator).Epsilon;
        float[] gamma = norm.Parameter("gamma")!.Data!.Floats;
        float[] beta = norm.Parameter("beta")!.Data!.Floats;
        float[] mean = norm.Parameter("mean")!.Data!.Floats;
        float[] variance = norm.Parameter("variance")!.Data!.Floats;
        double[] scale = new double[gamma.Length];
        double[] shift = new double[gamma.Length];
        for (int i = 0; i < scale.Length; i++)
        {
            scale[i] = gamma[i] / Math.Sqrt((double)variance[i] + epsilon);
            shift[i] = beta[i] - (mean[i] * scale[i]);
        }

        return (scale, shift);
    }

    private static float[] Combine(TensorData? bias, double[] scale, double[] shift)
    {
        float[] result = new float[scale.Length];
        for (int i = 0; i < result.Length; i++)
        {
            double own = bias is null ? 0 : bias.Floats[i];
            result[i] = (float)((own * scale[i]) + shift[i]);
        }

        return result;
    }

    /// <summary>Output channels are the last axis of depthwise weights and the first of all others.</summary>
    private static float[] Scale(Parameter weight, Operator op, double[] scale)
    {
        float[] values = weight.Data!.Floats;
        float[] result = new float[values.Length];
        int each = values.Length / scale.Length;
        for (int i = 0; i < values.Length; i++)
        {
            result[i] = (float)(values[i] * scale[op is DepthwiseConv2D ? i % scale.Length : i / each]);
        }

        return result;
    }
}
