namespace NetGen.Generator.Model;

/// <summary>
/// Affine quantization: real = scale * (quantized - zero point). One scale for the tensor, or one for each index along
/// <paramref name="Axis"/> with a common zero point (TensorFlow Lite 8-bit quantization specification).
/// </summary>
public sealed record Quantization(EquatableArray<float> Scales, int ZeroPoint, int Axis = 0)
{
    public Quantization(float scale, int zeroPoint)
        : this(new[] { scale }, zeroPoint)
    {
    }

    public float Scale => Scales[0];

    public bool PerChannel => Scales.Count > 1;

    /// <summary>The scale at an index along the axis.</summary>
    public float ScaleAt(int index) => PerChannel ? Scales[index] : Scales[0];
}
