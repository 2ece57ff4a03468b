using NetGen.Generator.Model;

namespace NetGen.Calibration;

/// <summary>How to quantize.</summary>
public sealed record QuantizationOptions
{
    public static QuantizationOptions Default { get; } = new();

    /// <summary>One weight scale for each output channel; else one for the tensor.</summary>
    public bool PerChannel { get; init; } = true;

    public RangeMethod Ranges { get; init; } = RangeMethod.MinMax;

    /// <summary>With <see cref="RangeMethod.Percentile"/>, above 50 and at most 100: 99.9 clips a thousandth of the values at the upper end, and as many at the lower.</summary>
    public double Percentile { get; init; } = 99.9;

    /// <summary>Quantizations that are given and not observed, by the value's name: the input's where a sensor has its own scale.</summary>
    public IReadOnlyDictionary<string, Quantization> Given { get; init; } = new Dictionary<string, Quantization>();
}
