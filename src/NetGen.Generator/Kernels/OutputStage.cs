using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Chooses the output stage of layers that multiply and accumulate.</summary>
internal static class OutputStage
{
    /// <summary>For a layer with parameter "weight": the factor of channel k is input scale * weight scale k / output scale.</summary>
    public static IOutputStage Of(KernelContext context)
    {
        ActivatedOperator op = (ActivatedOperator)context.Node.Operator;
        if (context.IsFloat)
        {
            return new FloatOutput(op.Activation, op.Alpha);
        }

        return new Requantize(Factors(context), context.Output.Type, op.Activation);
    }

    /// <summary>The fixed-point factors of an integer layer with parameter "weight": one, or one for each output channel.</summary>
    public static FixedPointMultiplier[] Factors(KernelContext context)
    {
        Quantization input = context.Input.Type.Quantization!;
        Quantization output = context.Output.Type.Quantization!;
        Quantization weight = context.Node.Parameter("weight")!.Type.Quantization!;
        FixedPointMultiplier[] factors = new FixedPointMultiplier[weight.Scales.Count];
        for (int i = 0; i < factors.Length; i++)
        {
            // TensorFlow Lite multiplies the scales of a dense layer with one scale in float32, all others in float64. Gates have one scale each.
            bool single = context.Node.Operator is Dense dense && (dense.Wide || !weight.PerChannel);
            double product = single ? (float)(input.Scale * weight.Scales[i]) : (double)input.Scale * weight.Scales[i];
            factors[i] = FixedPointMultiplier.From(product / output.Scale);
        }

        return factors;
    }
}
