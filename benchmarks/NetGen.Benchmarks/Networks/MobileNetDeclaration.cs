namespace NetGen.Benchmarks.Networks;

/// <summary>MobileNet V1 1.0-224 (Howard et al. 2017, table 1) as a user would type it: 28 layers with weights, far over the budget of its board.</summary>
public static class MobileNetDeclaration
{
    /// <summary>The channels of the first layer, as written.</summary>
    public const string StemChannels = "32";

    /// <summary>Where <see cref="StemChannels"/> stands in <see cref="Text"/>: the place of the keystroke.</summary>
    public static int StemPosition { get; } = Text.IndexOf("Conv2D(" + StemChannels, StringComparison.Ordinal) + "Conv2D(".Length;

    /// <summary>The file.</summary>
    public static string Text => """
        using NetGen;

        namespace Demo
        {
            [Network(Precision = Precision.Int8)]
            [Target(Board.Esp32)]
            [Budget(Macs = 100_000_000, WeightBytes = 1_000_000, ActivationBytes = 300_000)]
            public static partial class MobileNet
            {
                [Input(224, 224, 3)]                                                                           static partial void Image();
                [Conv2D(32, 3, Stride = 2, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]     static partial void Stem();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise1();
                [PointwiseConv2D(64, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]           static partial void Pointwise1();
                [DepthwiseConv2D(3, Stride = 2, Bias = false, BatchNorm = true, Activation = Activation.Relu6)] static partial void Depthwise2();
                [PointwiseConv2D(128, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise2();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise3();
                [PointwiseConv2D(128, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise3();
                [DepthwiseConv2D(3, Stride = 2, Bias = false, BatchNorm = true, Activation = Activation.Relu6)] static partial void Depthwise4();
                [PointwiseConv2D(256, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise4();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise5();
                [PointwiseConv2D(256, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise5();
                [DepthwiseConv2D(3, Stride = 2, Bias = false, BatchNorm = true, Activation = Activation.Relu6)] static partial void Depthwise6();
                [PointwiseConv2D(512, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise6();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise7();
                [PointwiseConv2D(512, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise7();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise8();
                [PointwiseConv2D(512, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise8();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise9();
                [PointwiseConv2D(512, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise9();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise10();
                [PointwiseConv2D(512, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise10();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise11();
                [PointwiseConv2D(512, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]          static partial void Pointwise11();
                [DepthwiseConv2D(3, Stride = 2, Bias = false, BatchNorm = true, Activation = Activation.Relu6)] static partial void Depthwise12();
                [PointwiseConv2D(1024, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]         static partial void Pointwise12();
                [DepthwiseConv2D(3, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]            static partial void Depthwise13();
                [PointwiseConv2D(1024, Bias = false, BatchNorm = true, Activation = Activation.Relu6)]         static partial void Pointwise13();
                [GlobalAveragePool]                                                                            static partial void Pool();
                [Dense(1000)]                                                                                  static partial void Logits();
                [Softmax]                                                                                      static partial void Scores();
            }
        }

        """;
}
