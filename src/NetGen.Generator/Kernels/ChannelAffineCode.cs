namespace NetGen.Generator.Kernels;

/// <summary>What both forms of a scale and an offset for each channel share. Each value is read before its place is written: output and input may be one.</summary>
internal static class ChannelAffineCode
{
    /// <summary>The values of one channel.</summary>
    public static int Positions(KernelContext context) => (int)(context.Input.Type.Count / context.Input.Type.Shape.Channels);

    /// <summary>Biases with the input's zero point folded in: nothing is padded here.</summary>
    public static int[] IntegerBiases(KernelContext context)
    {
        int zero = context.Input.Type.Quantization!.ZeroPoint;
        return [.. context.Integers("bias").Zip(context.Integers("weight"), (bias, weight) => unchecked(bias - (zero * weight)))];
    }
}
