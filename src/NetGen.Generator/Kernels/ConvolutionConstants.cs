using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Weights and biases of convolutions as arrays and as numbers.</summary>
internal static class ConvolutionConstants
{
    public static Local Weights(KernelBuilder builder) => builder.Context.IsFloat
        ? builder.Constants("w", builder.Context.Floats("weight"))
        : builder.Constants("w", CodeType.Int8, builder.Context.Integers("weight"));

    /// <summary>The biases as an array; null if all are zero.</summary>
    public static Local? Biases(KernelBuilder builder, ConvolutionShape shape, int zeroPoint)
    {
        if (builder.Context.IsFloat)
        {
            float[] floats = builder.Context.Floats("bias");
            return floats.All(value => value == 0) ? null : builder.Constants("b", floats);
        }

        int[] integers = zeroPoint == builder.Context.Input.Type.Quantization!.ZeroPoint ? ConvolutionWeights.Of(builder.Context, shape).Biases : IntegerBiases(builder.Context, shape, zeroPoint);
        return integers.All(value => value == 0) ? null : builder.Constants("b", CodeType.Int32, integers);
    }

    /// <summary>A weight as a constant; null for zero, which is not worth a multiplication.</summary>
    public static Expression? Weight(KernelContext context, int index)
    {
        if (context.IsFloat)
        {
            float real = context.Floats("weight")[index];
            return real == 0 ? null : real;
        }

        int weight = context.Integers("weight")[index];
        return weight == 0 ? null : weight;
    }

    /// <summary>The input value under a tap: outside of the input the zero point, which the biases expect; null where that is a float's zero.</summary>
    public static Expression? Value(KernelContext context, WindowTaps taps, int row, int column, int channel)
    {
        if (context.IsFloat)
        {
            return taps.Reaches(row, column) ? taps.Value(row, column, taps.Origin, channel, 0f) : null;
        }

        return taps.Value(row, column, taps.Origin, channel, context.Input.Type.Quantization!.ZeroPoint);
    }

    /// <summary>An input in the order of the weights: kernel row, kernel column, channel.</summary>
    public static Expression? Input(KernelContext context, ConvolutionShape shape, WindowTaps taps, int group, int input)
    {
        int tap = input / shape.GroupIn;
        int channel = (group * shape.GroupIn) + (input % shape.GroupIn);
        return Value(context, taps, tap / shape.Window.KernelWidth, tap % shape.Window.KernelWidth, channel);
    }

    /// <summary>The biases as constants, the input's zero point folded in; zeros where the layer has none.</summary>
    public static Expression[] BiasConstants(KernelContext context, ConvolutionShape shape)
    {
        if (context.IsFloat)
        {
            float[] floats = context.Floats("bias");
            return [.. Enumerable.Range(0, shape.OutChannels).Select(k => (Expression)(floats.Length == 0 ? 0f : floats[k]))];
        }

        return [.. ConvolutionWeights.Of(context, shape).Biases.Select(bias => (Expression)bias)];
    }

    /// <summary>bias - zero point * sum of the channel's weights.</summary>
    public static int[] IntegerBiases(KernelContext context, ConvolutionShape shape, int zeroPoint)
    {
        int[] given = context.Integers("bias");
        int[] weights = context.Integers("weight");
        int[] biases = new int[shape.OutChannels];
        for (int k = 0; k < biases.Length; k++)
        {
            int sum = 0;
            for (int i = 0; i < shape.Inputs; i++)
            {
                sum += weights[shape.WeightIndex(k, i)];
            }

            biases[k] = unchecked((given.Length == 0 ? 0 : given[k]) - (zeroPoint * sum));
        }

        return biases;
    }
}
