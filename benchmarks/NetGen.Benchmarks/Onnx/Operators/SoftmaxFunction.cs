using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>Softmax over the channels of a single position.</summary>
internal static class SoftmaxFunction
{
    public static void Write(Node node, OnnxWriter writer)
    {
        if (((Softmax)node.Operator).Beta != 1 || node.Input.Shape.Count != node.Input.Shape.Channels)
        {
            throw new NotSupportedException($"{node.Name}: only softmax of a single position with beta 1 has an ONNX form here");
        }

        writer.Store(node.Output, writer.Apply("Softmax", [writer.Read(node.Input)], Attributes.Of("axis", 1)));
    }
}
