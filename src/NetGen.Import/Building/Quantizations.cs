using NetGen.Generator.Model;
using NetGen.Import.Tflite;

namespace NetGen.Import.Building;

/// <summary>Quantization parameters as the TensorFlow Lite 8-bit specification allows them, or what is wrong with them.</summary>
internal static class Quantizations
{
    /// <summary>Of an activation: one positive scale, a zero point of 8 bits.</summary>
    public static (Quantization? Quantization, string? Problem) OfValue(TfliteTensor tensor)
    {
        if (tensor.Quantization is not { IsSpecial: false, Scales.Length: 1 } given || given.ZeroPoints.Length > 1)
        {
            return (null, $"{tensor.Describe()} is int8 and must have one scale and one zero point");
        }

        long zero = given.ZeroPoints.Length == 0 ? 0 : given.ZeroPoints[0];
        if (!IsScale(given.Scales[0]) || zero is < -128 or > 127)
        {
            return (null, $"{tensor.Describe()} has scale {Number.Text(given.Scales[0])} and zero point {zero}; the scale must be positive and the zero point from -128 to 127");
        }

        return (new Quantization(given.Scales[0], (int)zero), null);
    }

    /// <summary>Of weights: symmetric, one scale for the tensor or one for each index along <paramref name="axis"/>.</summary>
    public static (Quantization? Quantization, string? Problem) OfWeights(TfliteTensor tensor, int axis, int netGenAxis)
    {
        if (tensor.Quantization is not { IsSpecial: false } given || given.Scales.Length == 0)
        {
            return (null, $"{tensor.Describe()} is int8 and must have scales");
        }

        if (given.Scales.Length > 1 && (given.Dimension != axis || given.Scales.Length != tensor.Shape[axis]))
        {
            return (null, $"{tensor.Describe()} has {given.Scales.Length} scales along axis {given.Dimension}; it must have 1, or {tensor.Shape[axis]} along axis {axis}");
        }

        if (given.ZeroPoints.Any(zero => zero != 0))
        {
            return (null, $"{tensor.Describe()} has a zero point that is not 0; weights must be symmetric");
        }

        return given.Scales.All(IsScale)
            ? (new Quantization(given.Scales, 0, given.Scales.Length > 1 ? netGenAxis : 0), null)
            : (null, $"{tensor.Describe()} has a scale that is not a positive number");
    }

    private static bool IsScale(float scale) => scale > 0 && !float.IsInfinity(scale);
}
