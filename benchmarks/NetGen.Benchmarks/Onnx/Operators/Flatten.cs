using NetGen.Generator.Graph;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>A feature map as a vector, plane by plane.</summary>
internal static class Flatten
{
    public static string Write(Value map, string real, OnnxWriter writer) =>
        writer.Again(map, writer.Apply("Flatten", [real], Attributes.Of("axis", 1)));
}
