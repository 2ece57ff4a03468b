using NetGen;

/// <summary>torchvision's mobilenet_v2(width_mult=0.35, num_classes=10): padding on both sides alike, and PyTorch's epsilon.</summary>
[Network, WidthMultiplier(0.35), ConvolutionDefaults(Padding = Padding.Symmetric, Epsilon = 1e-5f), Weights("mobilenet.netgen")]
public static partial class TorchMobileNet
{
    [Input(64, 64, 3)]             static partial void Image();
    [Zoo.MobileNetV2(classes: 10)] static partial void Body();
}

/// <summary>torchvision's squeezenet1_1(num_classes=10).</summary>
[Network, Weights("squeezenet.netgen")]
public static partial class TorchSqueezeNet
{
    [Input(64, 64, 3)]               static partial void Image();
    [Zoo.SqueezeNetV11(classes: 10)] static partial void Body();
}
