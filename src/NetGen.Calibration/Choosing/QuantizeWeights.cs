using NetGen.Generator.Model;

namespace NetGen.Calibration.Choosing;

/// <summary>Weights as symmetric 8-bit numbers: the largest magnitude of a channel, or of the tensor, is 127 steps.</summary>
internal static class QuantizeWeights
{
    private const int Largest = sbyte.MaxValue;

    /// <summary>The numbers, in the order of the weights, and their scales: one, or one for each index along the axis.</summary>
    /// <param name="weights">Row-major.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="axis">The axis of the channels; below 0 for one scale.</param>
    /// <param name="leastScales">Scales below which the channels' must not be: those that their biases need; empty without biases.</param>
    public static (int[] Numbers, Quantization Quantization) Run(float[] weights, TensorShape shape, int axis, IReadOnlyList<double> leastScales)
    {
        int channels = axis < 0 ? 1 : shape[axis];
        int inner = axis < 0 ? weights.Length : (int)shape.Sizes.Skip(axis + 1).Aggregate(1L, static (product, size) => product * size);
        int ChannelOf(int index) => axis < 0 ? 0 : index / inner % channels;

        double[] magnitudes = new double[channels];
        for (int i = 0; i < weights.Length; i++)
        {
            magnitudes[ChannelOf(i)] = Math.Max(magnitudes[ChannelOf(i)], Math.Abs((double)weights[i]));
        }

        float[] scales = new float[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            double least = leastScales.Count == 0 ? 0 : axis < 0 ? leastScales.Max() : leastScales[channel];
            float scale = (float)Math.Max(magnitudes[channel] / Largest, least);
            scales[channel] = float.IsNormal(scale) ? scale : 1;
        }

        int[] numbers = new int[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            double steps = Math.Round(weights[i] / (double)scales[ChannelOf(i)], MidpointRounding.AwayFromZero);
            numbers[i] = (int)Math.Clamp(steps, -Largest, Largest);
        }

        return (numbers, new Quantization(scales, 0, Math.Max(axis, 0)));
    }
}
