using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx;

/// <summary>The trained tensors of a node, in ONNX's layout.</summary>
internal static class LayerTensors
{
    /// <summary>The node's weights.</summary>
    /// <param name="node">A bound node.</param>
    /// <param name="sizes">The weights' sizes in NetGen's order.</param>
    /// <param name="order">Which of them becomes which of ONNX's.</param>
    /// <param name="dims">ONNX's sizes.</param>
    public static QuantizedTensor Weight(Node node, int[] sizes, int[] order, long[] dims)
    {
        Parameter weight = node.Parameter("weight")!;
        if (weight.Type.Element == ElementType.Float32)
        {
            return new QuantizedTensor(weight.Name, [], dims, []) { Real = Planes.Transpose(weight.Data!.Floats, sizes, order) };
        }

        return new QuantizedTensor(weight.Name, Planes.Transpose(weight.Data!.Integers, sizes, order), dims, Scales(weight));
    }

    /// <summary>The node's bias, in units of input scale times weight scale; null without.</summary>
    public static QuantizedTensor? Bias(Node node)
    {
        if (node.Parameter("bias") is not { } bias)
        {
            return null;
        }

        if (bias.Type.Element == ElementType.Float32)
        {
            return new QuantizedTensor(bias.Name, [], [bias.Type.Count], []) { Real = bias.Data!.Floats };
        }

        float input = node.Input.Type.Quantization!.Scale;
        float[] scales = [.. Scales(node.Parameter("weight")!).Select(scale => input * scale)];
        return new QuantizedTensor(bias.Name, bias.Data!.Integers, [bias.Type.Count], scales) { IsWide = true };
    }

    private static float[] Scales(Parameter weight)
    {
        Quantization quantization = weight.Type.Quantization!;
        return quantization.Scales.ToArray();
    }
}
