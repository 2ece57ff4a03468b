using NetGen.Calibration.Ranges;
using NetGen.Generator.Model;

namespace NetGen.Calibration.Comparing;

/// <summary>How far a value of the integer network is from the float network's over all samples, the errors of the layers before it included.</summary>
/// <param name="Name">The value: an input, or a layer's output.</param>
/// <param name="Operator">What computes it; empty for an input.</param>
/// <param name="Observed">The smallest and the largest number of the float network.</param>
/// <param name="Decibels">Signal-to-quantization-noise ratio: 10 log10(sum x^2 / sum (x - x')^2).</param>
/// <param name="MeanError">Mean of |x - x'|.</param>
/// <param name="LargestError">Largest |x - x'|.</param>
/// <param name="IsOutput">Whether the network gives it to its caller.</param>
public sealed record ValueError(string Name, string Operator, ValueRange Observed, Quantization Quantization, double Decibels, double MeanError, double LargestError, bool IsOutput);
