using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>Fully connected layer: Gemm. Over a feature map the weights' columns take the order of its planes.</summary>
internal static class FullyConnected
{
    public static void Write(Node node, OnnxWriter writer)
    {
        TensorShape shape = node.Input.Shape;
        int units = ((Dense)node.Operator).Units;
        QuantizedTensor weight = LayerTensors.Weight(node, [units, shape.Rank == 1 ? 1 : shape.Height, shape.Rank == 1 ? 1 : shape.Width, shape.Channels], [0, 3, 1, 2], [units, shape.Count]);
        string input = writer.Read(node.Input);
        List<string> inputs = [shape.Rank == 1 ? input : Flatten.Write(node.Input, input, writer), writer.Read(weight)];
        if (LayerTensors.Bias(node) is { } bias)
        {
            inputs.Add(writer.Read(bias));
        }

        string output = writer.Apply("Gemm", inputs, Attributes.Of("transB", 1));
        writer.Store(node.Output, Clamp.Write(output, (ActivatedOperator)node.Operator, writer));
    }
}
