using NetGen;

namespace Zoo;

/// <summary>DS-CNN of MLPerf Tiny (github.com/mlcommons/tiny): every convolution has a bias and batch normalization.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Activation = Activation.Relu)]
public static partial class Tiny_KeywordSpotting
{
    [Input(49, 10, 1)] static partial void Spectrogram();
    [Conv2D(64, 10, 4, Stride = 2)] static partial void Conv0();
    [DepthwiseSeparableConv2D(64, 3, Repeat = 4)] static partial void Blocks();
    [AveragePool(24, 5)] static partial void Pool();
    [Dense(12)] static partial void Logits();
    [Softmax] static partial void Prob();
}

/// <summary>MobileNet V1 0.25 of MLPerf Tiny: a person, or none.</summary>
[Network, WidthMultiplier(0.25), ConvolutionDefaults(BatchNorm = true, Activation = Activation.Relu)]
public static partial class Tiny_VisualWakeWords
{
    [Input(96, 96, 3)] static partial void Image();
    [Conv2D(32, 3, Stride = 2)] static partial void Conv0();
    [DepthwiseSeparableConv2D(64, 3)] static partial void Conv1();
    [DepthwiseSeparableConv2D(128, 3, Stride = 2)] static partial void Conv2();
    [DepthwiseSeparableConv2D(128, 3)] static partial void Conv3();
    [DepthwiseSeparableConv2D(256, 3, Stride = 2)] static partial void Conv4();
    [DepthwiseSeparableConv2D(256, 3)] static partial void Conv5();
    [DepthwiseSeparableConv2D(512, 3, Stride = 2)] static partial void Conv6();
    [DepthwiseSeparableConv2D(512, 3, Repeat = 5)] static partial void Conv7();
    [DepthwiseSeparableConv2D(1024, 3, Stride = 2)] static partial void Conv12();
    [DepthwiseSeparableConv2D(1024, 3)] static partial void Conv13();
    [GlobalAveragePool] static partial void Pool();
    [Dense(2)] static partial void Logits();
    [Softmax] static partial void Prob();
}

/// <summary>ResNet-8 of MLPerf Tiny, with 16 filters as the released weights have.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = true, Activation = Activation.Relu)]
public static partial class Tiny_ImageClassification
{
    [Input(32, 32, 3)] static partial void Image();
    [Conv2D(16, 3)] static partial void Conv0();
    [ResidualBasic(16, Padding = Padding.Same)] static partial void Stack1();
    [ResidualBasic(32, Stride = 2, ShortcutBatchNorm = false, Padding = Padding.Same)] static partial void Stack2();
    [ResidualBasic(64, Stride = 2, ShortcutBatchNorm = false, Padding = Padding.Same)] static partial void Stack3();
    [AveragePool(8, 8)] static partial void Pool();
    [Dense(10)] static partial void Logits();
    [Softmax] static partial void Prob();
}

/// <summary>ResNet-8 with 26 filters, the default of MLPerf Tiny's code.</summary>
[Network, WidthMultiplier(26 / 16.0, Divisor = 1), ConvolutionDefaults(BatchNorm = true, Bias = true, Activation = Activation.Relu)]
public static partial class Tiny_ImageClassification26
{
    [Input(32, 32, 3)] static partial void Image();
    [Conv2D(16, 3)] static partial void Conv0();
    [ResidualBasic(16, Padding = Padding.Same)] static partial void Stack1();
    [ResidualBasic(32, Stride = 2, ShortcutBatchNorm = false, Padding = Padding.Same)] static partial void Stack2();
    [ResidualBasic(64, Stride = 2, ShortcutBatchNorm = false, Padding = Padding.Same)] static partial void Stack3();
    [AveragePool(8, 8)] static partial void Pool();
    [Dense(10)] static partial void Logits();
    [Softmax] static partial void Prob();
}

/// <summary>Autoencoder of MLPerf Tiny.</summary>
[Network]
public static partial class Tiny_AnomalyDetection
{
    [Input(640)] static partial void Frames();
    [Dense(128, BatchNorm = true, Activation = Activation.Relu, Repeat = 4)] static partial void Encode();
    [Dense(8, BatchNorm = true, Activation = Activation.Relu)] static partial void Code();
    [Dense(128, BatchNorm = true, Activation = Activation.Relu, Repeat = 4)] static partial void Decode();
    [Dense(640)] static partial void Restored();
}
