using NetGen;

namespace Microcontroller
{
    /// <summary>
    /// Tells gestures from 1.28 seconds of a hand-held accelerometer: 64 samples at 50 Hz, three axes, 32 steps a g.
    /// Scores, in order: idle, circle, swipe, shake, lift, punch, twist, unknown. Trained by training/gestures.
    /// </summary>
    [Network(Precision = Precision.Int8)]
    [Target(Board.Esp32)]
    [Budget(Macs = 200_000, WeightBytes = 8_000, ActivationBytes = 8_000)]
    [Weights("gestures.netgen")]
    public static partial class Gestures
    {
        [Input(64, 1, 3)] static partial void Motion();
        [Conv2D(24, 5, 1, Stride = 2, Activation = Activation.Relu)] static partial void Stem();
        [DepthwiseSeparableConv2D(48, 5, 1, Stride = 2, Activation = Activation.Relu)] static partial void Block1();
        [DepthwiseSeparableConv2D(72, 5, 1, Stride = 2, Activation = Activation.Relu)] static partial void Block2();
        [GlobalAveragePool] static partial void Pool();
        [Dense(8)] static partial void Logits();
        [Softmax] static partial void Scores();
    }
}
