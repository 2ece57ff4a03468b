namespace NetGen.Generator.Model;

/// <summary>Widths as multiples of a divisor, as TensorFlow's MobileNets, MnasNet and EfficientNet have them.</summary>
public static class ChannelRounding
{
    /// <summary>The nearest multiple of the divisor, halves upwards, at least the minimum; the next one where it would lose more than a tenth.</summary>
    public static long ToMultiple(double channels, int divisor, int minimum)
    {
        long rounded = Math.Max(minimum, (long)((channels + (divisor / 2.0)) / divisor) * divisor);
        return rounded < 0.9 * channels ? rounded + divisor : rounded;
    }
}
