using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>Depthwise convolution, a group for each input channel: weights R x S x M become M x 1 x R x S.</summary>
internal static class DepthwiseConvolution
{
    public static void Write(Node node, OnnxWriter writer)
    {
        Window window = ((DepthwiseConv2D)node.Operator).Window;
        int channels = node.Output.Shape.Channels;
        QuantizedTensor weight = LayerTensors.Weight(
            node,
            [window.KernelHeight, window.KernelWidth, channels],
            [2, 0, 1],
            [channels, 1, window.KernelHeight, window.KernelWidth]);
        ConvolutionNode.Write(node, weight, window, node.Input.Shape.Channels, writer);
    }
}
