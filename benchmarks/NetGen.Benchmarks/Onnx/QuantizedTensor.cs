namespace NetGen.Benchmarks.Onnx;

/// <summary>
/// A trained tensor in ONNX's layout: integers, output channels outermost, one scale or one for each output channel, zero point 0. A network
/// in float32 has <see cref="Real"/> instead.
/// </summary>
internal sealed record QuantizedTensor(string Name, int[] Values, long[] Dims, float[] Scales)
{
    /// <summary>Biases are int32, weights int8.</summary>
    public bool IsWide { get; init; }

    /// <summary>The values of a network in float32.</summary>
    public float[]? Real { get; init; }

    /// <summary>The real values.</summary>
    public float[] Dequantize()
    {
        if (Real is not null)
        {
            return Real;
        }

        int channel = Values.Length / (int)Dims[0];
        return [.. Values.Select((value, i) => value * Scales[Scales.Length == 1 ? 0 : i / channel])];
    }
}
