using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>The largest value under a window.</summary>
internal static class MaxPooling
{
    public static void Write(Node node, OnnxWriter writer)
    {
        MaxPool operation = (MaxPool)node.Operator;
        string largest = writer.Apply("MaxPool", [writer.Read(node.Input)], Windows.Of(operation.Window, node.Input.Shape));
        writer.Store(node.Output, Clamp.Write(largest, operation, writer));
    }
}
