using NetGen.Benchmarks.Onnx.Format;
using NetGen.Generator.Graph;

namespace NetGen.Benchmarks.Onnx;

/// <summary>Float32 throughout: the trained integers times their scales, no rounding between layers.</summary>
internal sealed class FloatWriter : OnnxWriter
{
    protected override TensorProto.Types.DataType Element => TensorProto.Types.DataType.Float;

    public override string Read(Value value) => NameOf(value);

    public override void Store(Value value, string real) => Name(value, real);

    public override string Again(Value value, string real) => real;

    public override string Read(QuantizedTensor tensor) =>
        Constant(tensor.Name, TensorProto.Types.DataType.Float, tensor.Dequantize(), tensor.Dims);
}
