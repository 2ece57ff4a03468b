using NetGen.Benchmarks.Onnx.Format;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx;

/// <summary>
/// 8 bits between layers: DequantizeLinear in front of every reader and QuantizeLinear behind every writer, which runtimes fuse into
/// integer kernels. Activations are uint8, the same numbers moved by <see cref="Offset"/>: on x64, ONNX Runtime's fast kernels multiply
/// uint8 by int8, and with int8 activations it leaves half of the layers in float (image classification took twice as long).
/// </summary>
internal sealed class QdqWriter : OnnxWriter
{
    /// <summary>From NetGen's int8 to uint8.</summary>
    public const int Offset = 128;

    protected override TensorProto.Types.DataType Element => TensorProto.Types.DataType.Uint8;

    public override string Read(Value value) => Apply("DequantizeLinear", [NameOf(value), .. ScaleAndZero(value)]);

    public override void Store(Value value, string real) => Name(value, Apply("QuantizeLinear", [real, .. ScaleAndZero(value)]));

    public override string Again(Value value, string real) =>
        Apply("DequantizeLinear", [Apply("QuantizeLinear", [real, .. ScaleAndZero(value)]), .. ScaleAndZero(value)]);

    public override string Read(QuantizedTensor tensor)
    {
        long[] perChannel = tensor.Scales.Length == 1 ? [] : [tensor.Scales.Length];
        string scale = Constant(tensor.Name + ".scale", TensorProto.Types.DataType.Float, tensor.Scales, perChannel);
        if (tensor.IsWide)
        {
            string wide = Constant(tensor.Name, TensorProto.Types.DataType.Int32, tensor.Values, tensor.Dims);
            return Apply("DequantizeLinear", [wide, scale], Attributes.Of("axis", 0));
        }

        // A zero point could be left out, but then ONNX Runtime fuses no Gemm.
        string narrow = Constant(tensor.Name, TensorProto.Types.DataType.Int8, Array.ConvertAll(tensor.Values, value => checked((sbyte)value)), tensor.Dims);
        string zero = Constant(tensor.Name + ".zero", TensorProto.Types.DataType.Int8, new sbyte[tensor.Scales.Length], perChannel);
        return Apply("DequantizeLinear", [narrow, scale, zero], Attributes.Of("axis", 0));
    }

    private string[] ScaleAndZero(Value value)
    {
        Quantization quantization = value.Type.Quantization!;
        return
        [
            Constant(value.Name + ".scale", TensorProto.Types.DataType.Float, [quantization.Scale]),
            Constant(value.Name + ".zero", TensorProto.Types.DataType.Uint8, [checked((byte)(quantization.ZeroPoint + Offset))]),
        ];
    }
}
