using NetGen.Generator.Model;

namespace NetGen.Calibration.Ranges;

/// <summary>From the smallest to the largest real number that a value is to hold.</summary>
public readonly record struct ValueRange(double Low, double High)
{
    /// <summary>Steps from the lowest to the highest 8-bit number.</summary>
    private const int Steps = sbyte.MaxValue - sbyte.MinValue;

    /// <summary>
    /// The asymmetric quantization that spans the range, widened so that zero is a step exactly: padding is zero, and so is what a Relu cuts off.
    /// A range of nothing but zero has steps of 1/255.
    /// </summary>
    public Quantization ToQuantization()
    {
        double low = Math.Min(Low, 0);
        double high = Math.Max(High, 0);
        float scale = (float)((high - low) / Steps);
        if (!float.IsNormal(scale))
        {
            return new Quantization(1f / Steps, sbyte.MinValue);
        }

        double zero = Math.Round(sbyte.MinValue - (low / scale), MidpointRounding.AwayFromZero);
        return new Quantization(scale, (int)Math.Clamp(zero, sbyte.MinValue, sbyte.MaxValue));
    }

    /// <summary>The smallest range that holds both.</summary>
    public ValueRange Hull(ValueRange other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));
}
