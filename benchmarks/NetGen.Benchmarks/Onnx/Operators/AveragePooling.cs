using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>Mean under a window; a window over the whole map is ONNX's global pooling, for which runtimes have faster kernels.</summary>
internal static class AveragePooling
{
    public static void Write(Node node, OnnxWriter writer)
    {
        AveragePool operation = (AveragePool)node.Operator;
        Window window = operation.Window;
        string input = writer.Read(node.Input);
        bool global = window.KernelHeight == node.Input.Shape.Height && window.KernelWidth == node.Input.Shape.Width && node.Output.Shape.Count == node.Output.Shape.Channels;
        string output = global
            ? writer.Apply("GlobalAveragePool", [input])
            : writer.Apply("AveragePool", [input], Windows.Of(window, node.Input.Shape).Append(Attributes.Of("count_include_pad", operation.CountIncludePad ? 1 : 0)));
        writer.Store(node.Output, Clamp.Write(output, operation, writer));
    }
}
