namespace NetGen.Generator.Tests.Backbones;

/// <summary>A network, two networks that begin with its layers, and the same layers declared as one network.</summary>
/// <param name="Front">Layers of the first network.</param>
/// <param name="UpTo">The last that the others use.</param>
/// <param name="Tail">Its own further layers.</param>
internal sealed record TransferSources(string Front, string UpTo, string Tail)
{
    /// <summary>The last value is the largest one: the heads want more of the arena than the front does.</summary>
    public const string WideHead = """
        [Dense(600, Activation = Activation.Relu)] static partial void Wide();
        [Dense(3)] static partial void Coarse();
        """;

    public const string Head = """
        [Dense(5, Activation = Activation.Relu)] static partial void Hidden();
        [Dense(3)] static partial void Coarse();
        [Softmax] static partial void Scores();
        """;

    public const string OtherHead = "[Dense(2)] static partial void Pair();";

    private const string Logits = "[Dense(4)] static partial void Logits();";

    public static readonly IReadOnlyDictionary<string, TransferSources> All = new Dictionary<string, TransferSources>(StringComparer.Ordinal)
    {
        ["Plain"] = new("""
            [Input(12, 12, 2)] static partial void Image();
            [Conv2D(8, 3, Stride = 2, Activation = Activation.Relu)] static partial void Stem();
            [DepthwiseSeparableConv2D(12, 3, Activation = Activation.Relu6)] static partial void Block();
            [GlobalAveragePool] static partial void Pool();
            """, "Pool", Logits),
        ["Map"] = new("""
            [Input(8, 8, 3)] static partial void Image();
            [Conv2D(6, 3, Activation = Activation.Relu)] static partial void Stem();
            [Conv2D(4, 3, Stride = 2)] static partial void Second();
            """, "Second", """
            [Relu] static partial void Rectified();
            [MaxPool(2)] static partial void Pooled();
            [Dense(4)] static partial void Logits();
            """),
        ["Branches"] = new("""
            [Input(6, 6, 4)] static partial void Image();
            [Conv2D(4, 3, Activation = Activation.Relu)] static partial void Stem();
            [Conv2D(4, 3)] static partial void Left();
            [Conv2D(4, 1, From = nameof(Stem))] static partial void Right();
            [Add(nameof(Left), nameof(Right))] static partial void Sum();
            """, "Sum", """
            [Conv2D(2, 1, From = nameof(Left))] static partial void Aside();
            [Conv2D(2, 1, From = nameof(Sum))] static partial void Behind();
            [Concat(nameof(Aside), nameof(Behind))] static partial void Both();
            [Dense(4)] static partial void Logits();
            """),
        ["InABranch"] = new("""
            [Input(6, 6, 4)] static partial void Image();
            [Conv2D(4, 3, Activation = Activation.Relu)] static partial void Stem();
            [Conv2D(4, 3, Activation = Activation.Relu)] static partial void Left();
            """, "Left", """
            [Conv2D(4, 1, From = nameof(Stem))] static partial void Right();
            [Add(nameof(Left), nameof(Right))] static partial void Sum();
            [Dense(4)] static partial void Logits();
            """),
        ["Blocks"] = new("""
            [Input(8, 8, 4)] static partial void Image();
            [ShuffleUnitV2(8, Stride = 2)] static partial void Unit();
            [ResidualBasic(8, Repeat = 2)] static partial void Stage();
            """, "Stage", """
            [GlobalAveragePool] static partial void Pool();
            [Dense(4)] static partial void Logits();
            """),
        ["View"] = new("""
            [Input(6, 6, 2)] static partial void Image();
            [Conv2D(4, 3, Activation = Activation.Relu)] static partial void Stem();
            [Flatten] static partial void Flat();
            """, "Flat", Logits),
        ["Normalized"] = new("""
            [Input(8, 8, 2)] static partial void Image();
            [Conv2D(6, 3, BatchNorm = true, Activation = Activation.Relu)] static partial void Stem();
            [DepthwiseConv2D(3, BatchNorm = true)] static partial void Filter();
            """, "Filter", """
            [Swish] static partial void Smooth();
            [Dense(4)] static partial void Logits();
            """),
    };

    /// <summary>The three networks.</summary>
    /// <param name="network">Arguments of [Network].</param>
    /// <param name="attributes">Attributes of each class.</param>
    /// <param name="frontNetwork">Further arguments of the first network's [Network].</param>
    /// <param name="frontAttributes">Further attributes of the first.</param>
    public string Source(string network, string attributes, string head, string frontNetwork = "", string frontAttributes = "") => $$"""
        using NetGen;
        namespace Demo
        {
            [Network({{network}}{{frontNetwork}}), Weights(Seed = 5){{attributes}}{{frontAttributes}}]
            public static partial class First
            {
                {{Front}}
                {{Tail}}
            }

            [Network({{network}}), Weights(Seed = 5){{attributes}}]
            public static partial class Second
            {
                [Backbone(typeof(First), UpTo = "{{UpTo}}")] static partial void Start();
                {{head}}
            }

            [Network({{network}}), Weights(Seed = 5){{attributes}}]
            public static partial class Third
            {
                [Backbone(typeof(First), UpTo = "{{UpTo}}")] static partial void Start();
                {{OtherHead}}
            }
        }
        """;

    /// <summary>A network alone.</summary>
    public static string Alone(string network, string attributes, string layers) => $$"""
        using NetGen;
        namespace Demo
        {
            [Network({{network}}), Weights(Seed = 5){{attributes}}]
            public static partial class Whole
            {
                {{layers}}
            }
        }
        """;
}
