using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>Feature maps side by side, their channels one after the other.</summary>
internal static class Concatenation
{
    public static void Write(Node node, OnnxWriter writer)
    {
        int rank = node.Output.Shape.Rank;
        if (((Concat)node.Operator).Axis is int axis && axis != -1 && axis != rank - 1)
        {
            throw new NotSupportedException($"{node.Name}: only channels can be concatenated in ONNX here");
        }

        writer.Store(node.Output, writer.Apply("Concat", node.Inputs.Select(writer.Read), Attributes.Of("axis", 1)));
    }
}
