using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>Element-wise sum of two values of one shape.</summary>
internal static class Addition
{
    public static void Write(Node node, OnnxWriter writer)
    {
        if (node.Inputs.Count != 2 || node.Inputs[0].Shape != node.Inputs[1].Shape)
        {
            throw new NotSupportedException($"{node.Name}: only sums of two values of one shape have an ONNX form here");
        }

        string sum = writer.Apply("Add", [.. node.Inputs.Select(writer.Read)]);
        writer.Store(node.Output, Clamp.Write(sum, (ActivatedOperator)node.Operator, writer));
    }
}
