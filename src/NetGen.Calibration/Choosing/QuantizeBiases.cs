using NetGen.Generator.Model;

namespace NetGen.Calibration.Choosing;

/// <summary>Biases as 32-bit numbers at input scale * weight scale.</summary>
internal static class QuantizeBiases
{
    /// <summary>Half of what 32 bits hold: the other half is for the sum.</summary>
    private const double Most = 1 << 30;

    /// <summary>
    /// The weight scale of each channel below which its bias would not fit. It binds where a channel's weights are all zero, or nearly so, as
    /// normalization leaves them in channels that training gave up.
    /// </summary>
    public static double[] LeastWeightScales(float[] biases, float inputScale) => [.. biases.Select(bias => Math.Abs(bias) / (inputScale * Most))];

    public static int[] Run(float[] biases, float inputScale, Quantization weights)
    {
        int[] numbers = new int[biases.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            double steps = Math.Round(biases[i] / ((double)inputScale * weights.ScaleAt(i)), MidpointRounding.AwayFromZero);
            numbers[i] = (int)Math.Clamp(steps, int.MinValue, int.MaxValue);
        }

        return numbers;
    }
}
