namespace NetGen.Calibration;

/// <summary>Why a network cannot be quantized with what was given; the message says what would be right.</summary>
public sealed class QuantizationException(string message) : Exception(message);
