using NetGen;

namespace Zoo;

/// <summary>SSD 300 on MobileNet V1 (arXiv:1704.04861, table 13) for COCO's 91 classes: 1917 boxes, and what is left of them.</summary>
[Network, ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Relu6)]
public static partial class MobileNetV1_Ssd300
{
    [Input(300, 300, 3)] static partial void Image();
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
    [PointwiseConv2D(256)] static partial void Conv14a();
    [Conv2D(512, 3, Stride = 2)] static partial void Conv14b();
    [PointwiseConv2D(128)] static partial void Conv15a();
    [Conv2D(256, 3, Stride = 2)] static partial void Conv15b();
    [PointwiseConv2D(128)] static partial void Conv16a();
    [Conv2D(256, 3, Stride = 2)] static partial void Conv16b();
    [PointwiseConv2D(64)] static partial void Conv17a();
    [Conv2D(128, 3, Stride = 2)] static partial void Conv17b();
    [SsdHead(3, 4, From = nameof(Conv7))] static partial void Conv11Loc();
    [SsdHead(3, 91, From = nameof(Conv7))] static partial void Conv11Conf();
    [SsdHead(6, 4, From = nameof(Conv13))] static partial void Conv13Loc();
    [SsdHead(6, 91, From = nameof(Conv13))] static partial void Conv13Conf();
    [SsdHead(6, 4, From = nameof(Conv14b))] static partial void Conv14Loc();
    [SsdHead(6, 91, From = nameof(Conv14b))] static partial void Conv14Conf();
    [SsdHead(6, 4, From = nameof(Conv15b))] static partial void Conv15Loc();
    [SsdHead(6, 91, From = nameof(Conv15b))] static partial void Conv15Conf();
    [SsdHead(6, 4, From = nameof(Conv16b))] static partial void Conv16Loc();
    [SsdHead(6, 91, From = nameof(Conv16b))] static partial void Conv16Conf();
    [SsdHead(6, 4, From = nameof(Conv17b))] static partial void Conv17Loc();
    [SsdHead(6, 91, From = nameof(Conv17b))] static partial void Conv17Conf();
    [Concat(nameof(Conv11Loc), nameof(Conv13Loc), nameof(Conv14Loc), nameof(Conv15Loc), nameof(Conv16Loc), nameof(Conv17Loc), Axis = 0)] static partial void Loc();
    [Concat(nameof(Conv11Conf), nameof(Conv13Conf), nameof(Conv14Conf), nameof(Conv15Conf), nameof(Conv16Conf), nameof(Conv17Conf), Axis = 0)] static partial void Conf();
    [Sigmoid] static partial void Scores();
    [SsdDetector(nameof(Loc), nameof(Scores), nameof(Conv7), nameof(Conv13), nameof(Conv14b), nameof(Conv15b), nameof(Conv16b), nameof(Conv17b),
     AspectRatios = new[] { 1, 2, 0.5f, 3, 0.3333f }, ScoreThreshold = 1e-8f, IouThreshold = 0.6f)]
    static partial void Detections();
}
