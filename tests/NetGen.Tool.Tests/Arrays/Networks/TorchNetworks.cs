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

/// <summary>Two layers of torch.nn.TransformerEncoder behind a dense layer and trained positions, and the mean over time.</summary>
[Network, Weights("transformer.netgen")]
public static partial class TorchTransformer
{
    [Input(20, 8)]                            static partial void Signal();
    [Dense(32, PerPosition = true)]           static partial void Lift();
    [PositionalEncoding]                      static partial void Places();
    [TransformerEncoder(4, 64, Repeat = 2)]   static partial void Layers();
    [GlobalAveragePool]                       static partial void Mean();
    [Dense(4)]                                static partial void Classes();
}

/// <summary>A block of a GPT over 16 tokens of 32 kinds: pre-norm, exact Gelu, a head of its own.</summary>
[Network, Weights("gpt.netgen")]
public static partial class TorchGpt
{
    [Tokens(16)]                                                                       static partial void Text();
    [Embedding(32, 32)]                                                                static partial void Words();
    [PositionalEncoding]                                                               static partial void Places();
    [TransformerDecoder(4, 128, PreNorm = true, Activation = Activation.Gelu)]         static partial void Block();
    [LayerNorm]                                                                        static partial void Norm();
    [Dense(32, PerPosition = true, Bias = false)]                                      static partial void Logits();
}

/// <summary>torch.nn.RNN(8, 16) over 20 steps, and a linear layer over the last.</summary>
[Network, Weights("rnn.netgen")]
public static partial class TorchRnn
{
    [Input(20, 8)] static partial void Sequence();
    [Rnn(16)]      static partial void Body();
    [Dense(4)]     static partial void Logits();
}

/// <summary>torch.nn.LSTM(8, 16) over 20 steps, and a linear layer over the last.</summary>
[Network, Weights("lstm.netgen")]
public static partial class TorchLstm
{
    [Input(20, 8)] static partial void Sequence();
    [Lstm(16)]     static partial void Body();
    [Dense(4)]     static partial void Logits();
}

/// <summary>torch.nn.GRU(8, 16) over 20 steps, and a linear layer over the last.</summary>
[Network, Weights("gru.netgen")]
public static partial class TorchGru
{
    [Input(20, 8)] static partial void Sequence();
    [Gru(16)]      static partial void Body();
    [Dense(4)]     static partial void Logits();
}

/// <summary>torch.nn.LSTM(8, 16, num_layers=2, bidirectional=True) over 20 steps, and a linear layer over the outputs of both directions at the last row.</summary>
[Network, Weights("bilstm.netgen")]
public static partial class TorchBiLstm
{
    [Input(20, 8)]                                             static partial void Sequence();
    [Lstm(16, Direction = Direction.Both, Sequences = true)]   static partial void First();
    [Lstm(16, Direction = Direction.Both, Sequences = true)]   static partial void Second();
    [Slice(new[] { 19, 0 }, new[] { 1, 32 })]                  static partial void Last();
    [Dense(4)]                                                 static partial void Logits();
}

/// <summary>../shared/models/torch_tcn: dilated convolutions over a sequence, padding on both sides.</summary>
[Network, ConvolutionDefaults(Padding = Padding.Symmetric, Epsilon = 1e-5f), Weights("tcn.netgen")]
public static partial class TorchTcn
{
    [Input(20, 8)]                                                                      static partial void Frames();
    [Conv1D(16, 3, Dilation = 2, BatchNorm = true, Bias = true, Activation = Activation.Elu)] static partial void First();
    [Conv1D(16, 3, Dilation = 4, Groups = 4, Activation = Activation.LeakyRelu, Alpha = 0.1f)] static partial void Second();
    [Conv1D(16, 1, Activation = Activation.HardSwish)]                                  static partial void Third();
    [GlobalAveragePool]                                                                 static partial void Mean();
    [Dense(4)]                                                                          static partial void Logits();
}
