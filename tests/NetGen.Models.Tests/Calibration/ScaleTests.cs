using NetGen.Calibration.Choosing;
using NetGen.Calibration.Ranges;
using NetGen.Generator.Model;

namespace NetGen.Models.Tests.Calibration;

/// <summary>Scales, zero points and integers against numbers worked out by hand.</summary>
public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 255, 1, -128)]
    [InlineData(-128, 127, 1, 0)]
    [InlineData(-1, 1, 2.0 / 255, -1)] // -128 + 127.5 is -0.5, which goes away from zero
    [InlineData(2, 51, 0.2, -128)] // widened to zero
    [InlineData(-51, -2, 0.2, 127)]
    [InlineData(0, 0, 1.0 / 255, -128)]
    [InlineData(0, 1e-44, 1.0 / 255, -128)] // no step is that small
    public void ARangeHoldsZeroExactly(double low, double high, double scale, int zero) =>
        Assert.Equal(new Quantization((float)scale, zero), new ValueRange(low, high).ToQuantization());

    [Fact]
    public void WeightsOfAChannelReach127()
    {
        (int[] numbers, Quantization quantization) = QuantizeWeights.Run([0.5f, -1.27f, 0.1f, 12.7f, 6.4f, -0.06f], new TensorShape(2, 3), 0, []);
        Assert.Equal([50, -127, 10, 127, 64, -1], numbers);
        Assert.Equal(new Quantization(new[] { 1.27f / 127, 12.7f / 127 }, 0), quantization);
    }

    [Fact]
    public void TheLastAxisHasTheChannelsOfDepthwiseWeights()
    {
        (int[] numbers, Quantization quantization) = QuantizeWeights.Run([1.27f, 12.7f, -0.635f, 0.1f], new TensorShape(2, 1, 2), 2, []);
        Assert.Equal([127, 127, -64, 1], numbers); // -63.5 in real numbers; 0.635 / (1.27 / 127) in floats is a little more
        Assert.Equal(new Quantization(new[] { 1.27f / 127, 12.7f / 127 }, 0, 2), quantization);
    }

    [Fact]
    public void OneScaleIsThatOfTheLargestWeight()
    {
        (int[] numbers, Quantization quantization) = QuantizeWeights.Run([1, -2, 254, 3], new TensorShape(2, 2), -1, []);
        Assert.Equal([1, -1, 127, 2], numbers); // halves away from zero
        Assert.Equal(new Quantization(2f, 0), quantization);
    }

    [Fact]
    public void BiasesAreInStepsOfInputTimesWeight() =>
        Assert.Equal([4, -8, 1], QuantizeBiases.Run([1, -1, 0.25f], 0.5f, new Quantization(new[] { 0.5f, 0.25f, 0.5f }, 0)));

    [Fact]
    public void AChannelOfZerosKeepsItsBias()
    {
        float[] biases = [0.3f, 0];
        double[] least = QuantizeBiases.LeastWeightScales(biases, 0.02f);
        (int[] numbers, Quantization weights) = QuantizeWeights.Run([0, 0, 0, 0], new TensorShape(2, 2), 0, least);
        Assert.Equal([0, 0, 0, 0], numbers);
        int[] steps = QuantizeBiases.Run(biases, 0.02f, weights);
        Assert.InRange(steps[0], (1 << 30) - 100, (1 << 30) + 100);
        Assert.Equal(0.3, steps[0] * 0.02 * weights.Scales[0], 1e-6);
        Assert.Equal((1f, 0), (weights.Scales[1], steps[1]));
    }

    [Fact]
    public void AVanishingChannelTakesAScaleThatItsBiasFits()
    {
        double[] least = QuantizeBiases.LeastWeightScales([5], 0.02f);
        (int[] numbers, Quantization weights) = QuantizeWeights.Run([1e-20f, -1e-20f], new TensorShape(1, 2), 0, least);
        Assert.Equal([0, 0], numbers);
        Assert.Equal(5, QuantizeBiases.Run([5], 0.02f, weights)[0] * 0.02 * weights.Scale, 1e-5);
    }
}
