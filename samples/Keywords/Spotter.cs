using NetGen;

namespace Keywords;

/// <summary>
/// Twelve classes, ten words, other words and noise, from 16 kHz samples of 16 bits. A step takes 20 ms of sound; every second one gives new scores. All padding
/// over time lies in front, so that nothing waits for a later frame. Trained by training/keywords on synthesised speech.
/// </summary>
[Network(Precision = Precision.Int8), Streaming, Weights("keywords.netgen")]
[Target(Board.Esp32)]
[Budget(Macs = 50_000, WeightBytes = 10_000, ActivationBytes = 8_000)]
public static partial class Spotter
{
    [Input(50, 320)] static partial void Microphone();
    [LogMel(40, Causal = true)] static partial void Features();
    [Reshape(50, 40, 1)] static partial void Map();
    [Conv2D(16, 3, 5, Stride = 2, Pads = new[] { 1, 1, 0, 2 }, Activation = Activation.Relu)] static partial void Stem();
    [DepthwiseConv2D(3, StrideWidth = 2, Pads = new[] { 2, 0, 0, 1 }, Activation = Activation.Relu)] static partial void Depthwise1();
    [PointwiseConv2D(24, Activation = Activation.Relu)] static partial void Pointwise1();
    [DepthwiseConv2D(3, StrideWidth = 2, DilationHeight = 2, Pads = new[] { 4, 0, 0, 1 }, Activation = Activation.Relu)] static partial void Depthwise2();
    [PointwiseConv2D(32, Activation = Activation.Relu)] static partial void Pointwise2();
    [DepthwiseConv2D(3, DilationHeight = 4, Pads = new[] { 8, 1, 0, 1 }, Activation = Activation.Relu)] static partial void Depthwise3();
    [PointwiseConv2D(48, Activation = Activation.Relu)] static partial void Pointwise3();
    [DepthwiseConv2D(3, DilationHeight = 4, Pads = new[] { 8, 1, 0, 1 }, Activation = Activation.Relu)] static partial void Depthwise4();
    [PointwiseConv2D(48, Activation = Activation.Relu)] static partial void Pointwise4();
    [AveragePool(1, 5)] static partial void Bands();
    [PointwiseConv2D(12)] static partial void Logits();
    [Softmax] static partial void Scores();
}
