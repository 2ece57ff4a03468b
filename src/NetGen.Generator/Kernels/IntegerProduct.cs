using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The product of two 8-bit values, rescaled once, as TensorFlow Lite does. Few fraction bits remain between its two roundings, so
/// that no single product and shift would give the same.
/// </summary>
internal sealed class IntegerProduct : IElementArithmetic
{
    private readonly IntegerStore store;
    private readonly int firstZero;
    private readonly int secondZero;
    private readonly FixedPointMultiplier factor;

    public IntegerProduct(KernelBuilder builder)
    {
        KernelContext context = builder.Context;
        Quantization first = context.Inputs[0].Type.Quantization!;
        Quantization second = context.Inputs[1].Type.Quantization!;
        Quantization output = context.Output.Type.Quantization!;
        (int low, int high) = Requantize.Clamp(output, ((ActivatedOperator)context.Node.Operator).Activation);
        firstZero = first.ZeroPoint;
        secondZero = second.ZeroPoint;
        factor = FixedPointMultiplier.From((double)first.Scale * second.Scale / output.Scale);
        store = new IntegerStore(builder, output.ZeroPoint, low, high);
    }

    public void Write(Element[] values, Element target) =>
        store.Scaled(target, (values[0] - firstZero) * (values[1] - secondZero), factor);
}
