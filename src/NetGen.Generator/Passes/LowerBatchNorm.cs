using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>Batch normalization that no layer could take is a depthwise convolution with a 1 x 1 kernel: a scale and an offset for each channel.</summary>
public static class LowerBatchNorm
{
    public static NetworkGraph Run(NetworkGraph graph)
    {
        GraphRewriter rewriter = new(graph);
        foreach (Node node in graph.Nodes)
        {
            rewriter.Add(node.Operator is BatchNorm ? Lower(node) : node);
        }

        return rewriter.Finish();
    }

    private static Node Lower(Node node)
    {
        BatchNorm norm = (BatchNorm)node.Operator;
        int channels = node.Output.Shape.Channels;
        bool isFloat = node.Parameters[0].Type.Element == ElementType.Float32;
        TensorData? weights = null;
        TensorData? biases = null;
        if (isFloat && node.Parameters[0].Data is not null)
        {
            (double[] scale, double[] shift) = FoldBatchNorm.Affine(node);
            weights = new TensorData([.. scale.Select(value => (float)value)]);
            biases = new TensorData([.. shift.Select(value => (float)value)]);
        }

        ElementType weight = isFloat ? ElementType.Float32 : ElementType.Int8;
        ElementType bias = isFloat ? ElementType.Float32 : ElementType.Int32;
        return node with
        {
            Operator = new ChannelAffine { Activation = norm.Activation, Alpha = norm.Alpha },
            Parameters =
            [
                new Parameter("weight", node.PlainLayer + ".weight", new TensorType(weight, new TensorShape(channels)), weights),
                new Parameter("bias", node.PlainLayer + ".bias", new TensorType(bias, new TensorShape(channels)), biases),
            ],
        };
    }
}
