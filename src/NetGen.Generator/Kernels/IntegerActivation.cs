using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Activation functions of 8-bit values as tables of all 256 results, computed as TensorFlow Lite Micro's kernels compute them.</summary>
internal static class IntegerActivation
{
    /// <summary>Integer bits of the argument of sigmoid and tanh.</summary>
    private const int ArgumentBits = 4;

    /// <summary>The result of input q is at index q + 128.</summary>
    public static IntegerMap Map(Activate function, Quantization input, Quantization output) => function.Function switch
    {
        ActivationKind.None => Rescaled(ActivationKind.None, (double)input.Scale / output.Scale, input, output),
        ActivationKind.Relu or ActivationKind.Relu6 => Rescaled(function.Function, (float)(input.Scale / output.Scale), input, output),
        ActivationKind.LeakyRelu => LeakyRelu(function.Alpha, input, output),
        ActivationKind.Sigmoid => Saturating(FixedPointLogistic.Logistic, 8, sbyte.MinValue, input),
        ActivationKind.Tanh => Saturating(FixedPointLogistic.Tanh, 7, 0, input),
        ActivationKind.HardSwish => IntegerMap.Of(new IntegerHardSwish(input, output).Apply),
        ActivationKind.HardSigmoid => Real(RealFunctions.HardSigmoid, input, output),
        ActivationKind.Swish => Real(RealFunctions.Swish, input, output),
        ActivationKind.Gelu => Real(RealFunctions.Gelu, input, output),
        ActivationKind.GeluTanh => Real(RealFunctions.GeluTanh, input, output),
        ActivationKind.Elu => Real(RealFunctions.Elu, input, output),
        _ => throw new NotSupportedException(function.Function.ToString()),
    };

    /// <summary>round(f(scale * (q - zero)) / output scale) + output zero, in float64: for functions that TensorFlow Lite has no integer kernel for.</summary>
    public static IntegerMap Real(Func<double, double> f, Quantization input, Quantization output) => IntegerMap.Of(q =>
    {
        double real = f((double)input.Scale * (q - input.ZeroPoint)) / output.Scale;
        double rounded = Math.Round(real, MidpointRounding.AwayFromZero) + output.ZeroPoint;
        return (int)Math.Max(sbyte.MinValue, Math.Min(sbyte.MaxValue, rounded));
    });

    private static IntegerMap Rescaled(ActivationKind kind, double ratio, Quantization input, Quantization output)
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From(ratio);
        (int low, int high) = Requantize.Clamp(output, kind);
        return IntegerMap.Of(q => Math.Max(low, Math.Min(high, factor.Apply(q - input.ZeroPoint) + output.ZeroPoint)));
    }

    /// <summary>A factor for each sign, both computed in float32.</summary>
    private static IntegerMap LeakyRelu(float alpha, Quantization input, Quantization output)
    {
        float below = (float)((float)(input.Scale * alpha) / output.Scale);
        FixedPointMultiplier positive = FixedPointMultiplier.From((float)(input.Scale / output.Scale));
        FixedPointMultiplier negative = FixedPointMultiplier.From(Math.Abs(below));
        return IntegerMap.Of(q =>
        {
            int x = q - input.ZeroPoint;
            return output.ZeroPoint + (x >= 0 ? positive.Apply(x) : below < 0 ? -negative.Apply(x) : negative.Apply(x));
        });
    }

    /// <summary>A fixed-point function of arguments in (-16, 16), the ends of the output's range beyond.</summary>
    private static IntegerMap Saturating(Func<int, int, int> function, int outputBits, int outputZero, Quantization input)
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From((double)input.Scale * (1 << (31 - ArgumentBits)));
        double radius = Math.Floor(((1 << ArgumentBits) - 1) * Math.Pow(2, 31 - ArgumentBits - factor.Shift));
        return IntegerMap.Of(q =>
        {
            int x = q - input.ZeroPoint;
            return x <= -radius ? sbyte.MinValue
                : x >= radius ? sbyte.MaxValue
                : FixedPointMultiplier.RoundingShift(function(factor.Apply(x), ArgumentBits), 31 - outputBits) + outputZero;
        });
    }
}
