using NetGen.Benchmarks.Onnx.Format;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx;

/// <summary>Int8 between layers: DequantizeLinear in front of every reader and QuantizeLinear behind every writer, which runtimes fuse into integer kernels.</summary>
internal sealed class QdqWriter : OnnxWriter
{
    protected override TensorProto.Types.DataType Element => TensorProto.Types.DataType.Int8;

    public override string Read(Value value) => Apply("DequantizeLinear", [NameOf(value), .. ScaleAndZero(value)]);

    public override void Store(Value value, string real) => Name(value, Apply("QuantizeLinear", [real, .. ScaleAndZero(value)]));

    public override string Again(Value value, string real) =>
        Apply("DequantizeLinear", [Apply("QuantizeLinear", [real, .. ScaleAndZero(value)]), .. ScaleAndZero(value)]);

    public override string Read(QuantizedTensor tensor)
    {
        string values = tensor.IsWide
            ? Constant(tensor.Name, TensorProto.Types.DataType.Int32, tensor.Values, tensor.Dims)
            : Constant(tensor.Name, TensorProto.Types.DataType.Int8, Narrow(tensor.Values), tensor.Dims);
        long[] perChannel = tensor.Scales.Length == 1 ? [] : [tensor.Scales.Length];
        string scale = Constant(tensor.Name + ".scale", TensorProto.Types.DataType.Float, tensor.Scales, perChannel);

        // Without a zero point it is 0.
        return Apply("DequantizeLinear", [values, scale], Attributes.Of("axis", 0));
    }

    private static sbyte[] Narrow(int[] values) => [.. values.Select(value => checked((sbyte)value))];

    private string[] ScaleAndZero(Value value)
    {
        Quantization quantization = value.Type.Quantization!;
        return
        [
            Constant(value.Name + ".scale", TensorProto.Types.DataType.Float, [quantization.Scale]),
            Constant(value.Name + ".zero", TensorProto.Types.DataType.Int8, Narrow([quantization.ZeroPoint])),
        ];
    }
}
