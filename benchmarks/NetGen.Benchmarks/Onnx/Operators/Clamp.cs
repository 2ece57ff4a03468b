using NetGen.Benchmarks.Onnx.Format;
using NetGen.Generator.Layers;

namespace NetGen.Benchmarks.Onnx.Operators;

/// <summary>The activation that is part of an operator: in int8 always a clamp.</summary>
internal static class Clamp
{
    public static string Write(string real, ActivatedOperator operation, OnnxWriter writer) => operation.Activation switch
    {
        ActivationKind.None => real,
        ActivationKind.Relu => writer.Apply("Relu", [real]),
        ActivationKind.Relu6 => writer.Apply("Clip", [real, Limit("low", 0, writer), Limit("high", 6, writer)]),
        _ => throw new NotSupportedException($"{operation.Describe()}: the activation has no ONNX form here"),
    };

    private static string Limit(string name, float value, OnnxWriter writer) =>
        writer.Constant(name, TensorProto.Types.DataType.Float, [value]);
}
