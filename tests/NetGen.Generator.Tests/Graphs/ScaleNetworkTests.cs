using NetGen.Generator.Cost;
using NetGen.Generator.Declarations;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>Multipliers of width, depth and resolution, and defaults of convolutions.</summary>
public sealed class ScaleNetworkTests
{
    private static readonly string[] Layers =
    [
        "[Input(32, 30, 3)] static partial void Image();",
        "[Conv2D(32, 3, Stride = 2)] static partial void Stem();",
        "[InvertedResidual(16, Expansion = 2, Repeat = 2)] static partial void Stage();",
        "[PointwiseConv2D(40, WidthScaling = WidthScaling.Upwards)] static partial void Last();",
        "[PointwiseConv2D(10, WidthScaling = WidthScaling.Never)] static partial void Classes();",
        "[GlobalAveragePool] static partial void Pool();",
        "[Dense(10)] static partial void Logits();",
    ];

    public static TheoryData<string, string> Cases() => new()
    {
        { "", "Stem 16x15x32; Stage.2.project 16x15x16; Last 16x15x40; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[WidthMultiplier(0.5)]", "Stem 16x15x16; Stage.2.project 16x15x8; Last 16x15x40; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[WidthMultiplier(0.35)]", "Stem 16x15x16; Stage.2.project 16x15x8; Last 16x15x40; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[WidthMultiplier(0.35, Divisor = 1)]", "Stem 16x15x11; Stage.2.project 16x15x6; Last 16x15x40; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[WidthMultiplier(0.1, Divisor = 4, Minimum = 12)]", "Stem 16x15x12; Stage.2.project 16x15x12; Last 16x15x40; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[WidthMultiplier(1.4)]", "Stem 16x15x48; Stage.2.project 16x15x24; Last 16x15x56; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[DepthMultiplier(1.1)]", "Stem 16x15x32; Stage.3.project 16x15x16; Last 16x15x40; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[DepthMultiplier(1.5)]", "Stem 16x15x32; Stage.3.project 16x15x16; Last 16x15x40; Classes 16x15x10; Pool 1x1x10; Logits 10" },
        { "[ResolutionMultiplier(24 / 32.0)]", "Stem 12x12x32; Stage.2.project 12x12x16; Last 12x12x40; Classes 12x12x10; Pool 1x1x10; Logits 10" },
        { "[CompoundScaling(1)]", "Stem 19x18x32; Stage.3.project 19x18x16; Last 19x18x48; Classes 19x18x10; Pool 1x1x10; Logits 10" },
        { "[CompoundScaling(2, Width = 1.5, Depth = 1, Resolution = 1)]", "Stem 16x15x72; Stage.2.project 16x15x40; Last 16x15x88; Classes 16x15x10; Pool 1x1x10; Logits 10" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ScalesWhatItSays(string attributes, string shapes)
    {
        IReadOnlyList<LayerCost> layers = Analyze(attributes, Layers);
        string[] shown = [.. layers.Where(layer => !layer.Name.StartsWith("Stage", StringComparison.Ordinal) || layer.Name.EndsWith("project", StringComparison.Ordinal))
            .GroupBy(layer => layer.Layer)
            .Select(group => group.Last())
            .Select(layer => $"{layer.Name} {layer.Output}")];
        Assert.Equal(shapes, string.Join("; ", shown));
    }

    /// <summary>A layer's own word counts; dense layers are no convolutions; blocks have their convolutions' defaults.</summary>
    [Fact]
    public void DefaultsHoldWhereNothingIsSaid()
    {
        IReadOnlyList<LayerCost> layers = Analyze(
            "[ConvolutionDefaults(BatchNorm = true, Bias = false, Activation = Activation.Swish, Padding = Padding.Symmetric)]",
            "[Input(8, 8, 3)] static partial void Image();",
            "[Conv2D(4, 3, Stride = 2)] static partial void Plain();",
            "[Conv2D(4, 3, Pads = new[] { 0, 0, 0, 0 }, Bias = true, BatchNorm = false, Activation = Activation.None)] static partial void Own();",
            "[Fire(2, 2, 2)] static partial void Fire();",
            "[SqueezeExcite(2)] static partial void Excited();",
            "[Dense(5)] static partial void Logits();");
        Assert.Equal(
            [
                "Plain Conv2D 3x3 /2, BatchNorm, Swish: biases 0, norm 8", "Own Conv2D 3x3: biases 4, norm 0",
                "Fire.squeeze PointwiseConv2D, BatchNorm, Swish: biases 0, norm 4", "Fire.expand1x1 PointwiseConv2D, BatchNorm, Swish: biases 0, norm 4",
                "Fire.expand3x3 Conv2D 3x3, BatchNorm, Swish: biases 0, norm 4", "Fire.concat Concat: biases 0, norm 0",
                "Excited.pool GlobalAveragePool: biases 0, norm 0", "Excited.reduce Dense, Relu: biases 2, norm 0", "Excited.expand Dense, Sigmoid: biases 4, norm 0", "Excited.scale Multiply: biases 0, norm 0",
                "Logits Dense: biases 5, norm 0",
            ],
            layers.Select(layer => $"{layer.Name} {layer.Operator}: biases {layer.Cost.Biases}, norm {layer.Cost.Norm}"));
    }

    private static IReadOnlyList<LayerCost> Analyze(string attributes, params string[] members)
    {
        Declaration declaration = DeclaredNetwork.Read($$"""
            using NetGen;
            [Network]
            {{attributes}}
            public static partial class Net
            {
                {{string.Join("\n    ", members)}}
            }
            """);
        Assert.Empty(declaration.Findings);
        Analysis analysis = Compiler.Analyze(declaration.Model);
        Assert.Empty(analysis.Findings);
        return analysis.Cost!.Layers;
    }
}
