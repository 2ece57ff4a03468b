namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in the arguments of blocks and stages.</summary>
internal static class BlockCases
{
    public static readonly DiagnosticCase[] All =
    [
        Block("NG1013", "Fire(2, 4, 4, «Bypass = FireBypass.Simple»)", "Block: a simple bypass adds the input to the result, but the input has 6 channels and the result 8"),
        Block("NG1013", "Fire(2, 3, 3, Stride = 2, «Bypass = FireBypass.Simple»)", "but Stride is 2; choose FireBypass.Complex"),
        Block("NG1013", "InvertedResidual(4, Expansion = 3, «ExpandedChannels = 12»)", "Expansion gives the channels in the middle too"),
        Block("NG1013", "MBConv(4, 3, «Padding = Padding.Explicit»)", "choose Same, Valid, Symmetric or Causal"),
        Block("NG1016", "InvertedResidual(4, «Expansion = 16777216»)", "Expansion makes 100663296 channels"),
        Block("NG1008", "MBConv(4, 3, SqueezeReduction = 2, «Gate = Activation.Relu»)", "Gate is Relu; it must be Sigmoid or HardSigmoid"),
        Block("NG1008", "SqueezeExcite(«0»)", "Block: Reduction is 0; it must be at least 1"),
        Block("NG1008", "ResidualBottleneck(«0», 4)", "Block: Middle is 0; it must be at least 1"),
        Block("NG1007", "ShuffleUnitV1(«6», 2, Stride = 2)", "4 does not divide 6", channels: 4),
        Block("NG1013", "ShuffleUnitV1(«12», 3)", "adds its input, which has 6 channels, not 12; give it a stride"),
        Block("NG1013", "ShuffleUnitV1(«4», 2, Stride = 2)", "keeps its 6 input channels and adds others; 4 are too few"),
        Block("NG1007", "ShuffleUnitV1(8, «2», Stride = 2)", "2 groups do not divide the 5 input channels", channels: 5),
        Block("NG1007", "ShuffleUnitV2(«7», Stride = 2)", "and 7 is odd"),
        Block("NG1013", "ShuffleUnitV2(«8»)", "passes half of its 6 channels on, so that it has as many, not 8"),
        Block("NG1013", "ShuffleUnitV2(«6», EvenOdd = true, Stride = 2)", "keeps the 6 input channels; 6 are too few"),
        Block("NG1007", "SqueezeNextBlock(«6»)", "4 does not divide 6"),
        Block("NG1008", "ResidualBasic(6, «Repeat = 0»)", "Repeat is 0; it must be from 1 to 1024"),
        Block("NG1008", "Conv2D(6, 3, «Repeat = 5000»)", "Repeat is 5000"),
        Block("NG1004", "«ResidualBasic(6, Repeat = 3, Stride = 2, Kernel = 5, Padding = Padding.Valid)»", "Block: a window of 5x5 does not fit into 2x2"),
        Class("NG1008", "WidthMultiplier(«0»)", "Net: Factor is 0; it must be more than 0 and at most 1024"),
        Class("NG1008", "WidthMultiplier(«double.NaN»)", "Factor is NaN"),
        Class("NG1008", "WidthMultiplier(0.5, «Divisor = 0»)", "Divisor is 0; it must be from 1 to 65536"),
        Class("NG1008", "DepthMultiplier(«-1.5»)", "Factor is -1.5"),
        Class("NG1008", "ResolutionMultiplier(«1e9»)", "Factor is 1000000000"),
        Class("NG1008", "CompoundScaling(«100»)", "Phi is 100; it must be from -64 to 64"),
        Class("NG1008", "CompoundScaling(«40»)", "Phi is 40; it must be small enough for factors up to 1024, and Depth would be 1469.7"),
        Class("NG1008", "CompoundScaling(1, «Width = 0»)", "Width is 0"),
        Class("NG1013", "CompoundScaling(1), «WidthMultiplier(0.5)»", "CompoundScaling gives all three factors, WidthMultiplier one of them again"),
        Class("NG1008", "ConvolutionDefaults(«Padding = Padding.Explicit»)", "Padding is Explicit; it must be Same, Valid, Symmetric or Causal"),
        Class("NG1008", "ConvolutionDefaults(«Activation = (Activation)99»)", "Activation is 99; it must be a member of Activation"),
        Class("NG1008", "ConvolutionDefaults(«Epsilon = -1»)", "Epsilon is -1; it must be 0 or more"),
        new("NG1004", """
            using NetGen;
            [Network, Weights(Seed = 1)]
            public static partial class Net
            {
                [Input(6)] static partial void Samples();
                [«SqueezeExcite(2)»] static partial void Block();
            }
            """, "Block: the input is 6; it must be height x width x channels"),
    ];

    private static DiagnosticCase Block(string id, string attribute, string says, int channels = 6) => new(id, $$"""
        using NetGen;
        [Network, Weights(Seed = 1)]
        public static partial class Net
        {
            [Input(8, 8, {{channels}})] static partial void Image();
            [{{attribute}}] static partial void Block();
        }
        """, says);

    private static DiagnosticCase Class(string id, string attributes, string says) => new(id, $$"""
        using NetGen;
        [Network, Weights(Seed = 1), {{attributes}}]
        public static partial class Net
        {
            [Input(8, 8, 3)] static partial void Image();
            [Conv2D(4, 3)] static partial void Stem();
        }
        """, says);
}
