namespace NetGen.Benchmarks.Onnx;

/// <summary>A trained tensor in ONNX's layout: integers, output channels outermost, one scale or one for each output channel, zero point 0.</summary>
internal sealed record QuantizedTensor(string Name, int[] Values, long[] Dims, float[] Scales)
{
    /// <summary>Biases are int32, weights int8.</summary>
    public bool IsWide { get; init; }

    /// <summary>The real values.</summary>
    public float[] Dequantize()
    {
        int channel = Values.Length / (int)Dims[0];
        return [.. Values.Select((value, i) => value * Scales[Scales.Length == 1 ? 0 : i / channel])];
    }
}
