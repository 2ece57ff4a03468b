using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>The mean of each channel.</summary>
internal static class GlobalAveragePooling
{
    public static void Write(Node node, OnnxWriter writer)
    {
        string mean = writer.Apply("GlobalAveragePool", [writer.Read(node.Input)]);
        string real = Clamp.Write(mean, (ActivatedOperator)node.Operator, writer);
        writer.Store(node.Output, node.Output.Shape.Rank == 1 ? writer.Apply("Flatten", [real], Attributes.Of("axis", 1)) : real);
    }
}
