namespace NetGen.Import.Tflite;

/// <summary>Scales and zero points as the file has them.</summary>
internal sealed record TfliteQuantization(float[] Scales, long[] ZeroPoints, int Dimension)
{
    /// <summary>Blockwise, multi-axis or custom: kinds beyond one scale for a tensor or an axis.</summary>
    public bool IsSpecial { get; init; }
}
