using NetGen;

namespace Zoo;

/// <summary>AlexNet (Krizhevsky 2012) as Caffe has it: two groups in conv2, conv4 and conv5.</summary>
[Network, ConvolutionDefaults(Padding = Padding.Symmetric, Activation = Activation.Relu)]
public static partial class AlexNet_Caffe
{
    [Input(227, 227, 3)] static partial void Image();
    [Conv2D(96, 11, Stride = 4, Padding = Padding.Valid)] static partial void Conv1();
    [LocalResponseNorm(5)] static partial void Norm1();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool1();
    [Conv2D(256, 5, Groups = 2)] static partial void Conv2();
    [LocalResponseNorm(5)] static partial void Norm2();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool2();
    [Conv2D(384, 3)] static partial void Conv3();
    [Conv2D(384, 3, Groups = 2)] static partial void Conv4();
    [Conv2D(256, 3, Groups = 2)] static partial void Conv5();
    [MaxPool(3, Stride = 2, CeilMode = true)] static partial void Pool5();
    [Dense(4096, Activation = Activation.Relu)] static partial void Fc6();
    [Dense(4096, Activation = Activation.Relu)] static partial void Fc7();
    [Dense(1000)] static partial void Fc8();
    [Softmax] static partial void Prob();
}

/// <summary>AlexNet on one processor (arXiv:1404.5997), as torchvision has it: no groups.</summary>
[Network, ConvolutionDefaults(Padding = Padding.Symmetric, Activation = Activation.Relu)]
public static partial class AlexNet_OneWeirdTrick
{
    [Input(224, 224, 3)] static partial void Image();
    [Conv2D(64, 11, Stride = 4, Pads = new[] { 2, 2, 2, 2 })] static partial void Conv1();
    [MaxPool(3, Stride = 2)] static partial void Pool1();
    [Conv2D(192, 5)] static partial void Conv2();
    [MaxPool(3, Stride = 2)] static partial void Pool2();
    [Conv2D(384, 3)] static partial void Conv3();
    [Conv2D(256, 3)] static partial void Conv4();
    [Conv2D(256, 3)] static partial void Conv5();
    [MaxPool(3, Stride = 2)] static partial void Pool5();
    [Dense(4096, Activation = Activation.Relu)] static partial void Fc6();
    [Dense(4096, Activation = Activation.Relu)] static partial void Fc7();
    [Dense(1000)] static partial void Fc8();
}
