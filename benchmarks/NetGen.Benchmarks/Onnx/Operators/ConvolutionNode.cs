using NetGen.Benchmarks.Onnx.Format;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>ONNX has one operator for all convolutions; groups tell them apart.</summary>
internal static class ConvolutionNode
{
    public static void Write(Node node, QuantizedTensor weight, Window window, int groups, OnnxWriter writer)
    {
        List<string> inputs = [writer.Read(node.Input), writer.Read(weight)];
        if (LayerTensors.Bias(node) is { } bias)
        {
            inputs.Add(writer.Read(bias));
        }

        IEnumerable<AttributeProto> attributes = Windows.Of(window, node.Input.Shape).Append(Windows.Dilations(window)).Append(Attributes.Of("group", groups));
        string output = writer.Apply("Conv", inputs, attributes);
        writer.Store(node.Output, Clamp.Write(output, (ActivatedOperator)node.Operator, writer));
    }
}
