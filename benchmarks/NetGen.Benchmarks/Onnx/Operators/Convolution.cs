using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>Plain and grouped convolution: weights M x R x S x C become M x C x R x S.</summary>
internal static class Convolution
{
    public static void Write(Node node, OnnxWriter writer)
    {
        Conv2D operation = (Conv2D)node.Operator;
        Window window = operation.Window;
        int depth = node.Input.Shape.Channels / operation.Groups;
        QuantizedTensor weight = LayerTensors.Weight(
            node,
            [operation.Channels, window.KernelHeight, window.KernelWidth, depth],
            [0, 3, 1, 2],
            [operation.Channels, depth, window.KernelHeight, window.KernelWidth]);
        ConvolutionNode.Write(node, weight, window, operation.Groups, writer);
    }
}
