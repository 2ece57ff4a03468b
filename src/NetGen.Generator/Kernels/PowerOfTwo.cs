namespace NetGen.Generator.Kernels;

/// <summary>Powers of two as floats, which are exact: made of their bits, as formulas are sought for every channel of every form.</summary>
internal static class PowerOfTwo
{
    private const int Bias = 1023;

    private const int MantissaBits = 52;

    /// <param name="exponent">From -1022 to 1023.</param>
    public static double Of(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + Bias) << MantissaBits);
}
