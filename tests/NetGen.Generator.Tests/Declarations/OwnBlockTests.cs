using Microsoft.CodeAnalysis;
using NetGen.Generator.Declarations;
using NetGen.Generator.Tests.Roslyn;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Blocks of the user's own: what they expand into, and where their mistakes are shown.</summary>
public sealed class OwnBlockTests
{
    private const string Bottle = """
        public sealed partial class BottleAttribute : BlockAttribute
        {
            public BottleAttribute(int channels, int stride = 1, bool wide = false, Activation activation = Activation.Relu) { }
            private const int Channels = 64, Stride = 1;
            private const bool Wide = false;
            private const Activation Activation = NetGen.Activation.Relu;

            [Input] static partial void Start();
            [PointwiseConv2D(Channels / (Wide ? 2 : 4), Activation = Activation)] static partial void Reduce();
            [Conv2D(Channels / (Wide ? 2 : 4), 3, Stride = Stride, Activation = Activation)] static partial void Filter();
            [PointwiseConv2D(Channels)] static partial void Expand();
            [PointwiseConv2D(Channels, Stride = Stride, From = nameof(Start))] static partial void Beside();
            [Add(nameof(Expand), nameof(Beside), Activation = Activation)] static partial void Sum();
        }
        """;

    [Theory]
    [InlineData("Bottle(8)")]
    [InlineData("UseBlock(\"Bottle\", 8)")]
    [InlineData("UseBlock(\"Demo.BottleAttribute\", 8, 1, false)")]
    public void ParametersAreWorkedIn(string use) => Assert.Equal(
        [
            "Y.Reduce PointwiseConv2D, Relu 8x8x2", "Y.Filter Conv2D 3x3, Relu 8x8x2", "Y.Expand PointwiseConv2D 8x8x8",
            "Y.Beside PointwiseConv2D 8x8x8", "Y.Sum Add, Relu 8x8x8",
        ],
        Layers(Bottle, $"[{use}] static partial void Y();"));

    [Theory]
    [InlineData("Bottle(8, wide: true, activation: Activation.Swish, stride: 2, Repeat = 2)")]
    [InlineData("UseBlock(\"Bottle\", 8, 2, true, Activation.Swish, Repeat = 2)")]
    public void TheFirstUnitOfAStageHasTheStride(string use) => Assert.Equal(
        [
            "Y.1.Reduce PointwiseConv2D, Swish 8x8x4", "Y.1.Filter Conv2D 3x3 /2, Swish 4x4x4", "Y.1.Expand PointwiseConv2D 4x4x8",
            "Y.1.Beside PointwiseConv2D 4x4x8", "Y.1.Sum Add, Swish 4x4x8",
            "Y.2.Reduce PointwiseConv2D, Swish 4x4x4", "Y.2.Filter Conv2D 3x3, Swish 4x4x4", "Y.2.Expand PointwiseConv2D 4x4x8",
            "Y.2.Beside PointwiseConv2D 4x4x8", "Y.2.Sum Add, Swish 4x4x8",
        ],
        Layers(Bottle, $"[{use}] static partial void Y();"));

    /// <summary>A block of blocks, built in and own, with a part of a split as its output.</summary>
    [Fact]
    public void BlocksStandInBlocks() => Assert.Equal(
        [
            "Y.Two.1.Reduce PointwiseConv2D, Relu 8x8x1", "Y.Two.1.Filter Conv2D 3x3, Relu 8x8x1", "Y.Two.1.Expand PointwiseConv2D 8x8x4", "Y.Two.1.Beside PointwiseConv2D 8x8x4", "Y.Two.1.Sum Add, Relu 8x8x4",
            "Y.Two.2.Reduce PointwiseConv2D, Relu 8x8x1", "Y.Two.2.Filter Conv2D 3x3, Relu 8x8x1", "Y.Two.2.Expand PointwiseConv2D 8x8x4", "Y.Two.2.Beside PointwiseConv2D 8x8x4", "Y.Two.2.Sum Add, Relu 8x8x4",
            "Y.Fire.squeeze PointwiseConv2D, Relu 8x8x2", "Y.Fire.expand1x1 PointwiseConv2D, Relu 8x8x3", "Y.Fire.expand3x3 Conv2D 3x3, Relu 8x8x3", "Y.Fire.concat Concat 8x8x6",
            "Y.Halves Split 2 8x8x3", "Z Dense 2",
        ],
        Layers(
            Bottle + """
            public sealed partial class OuterAttribute : BlockAttribute
            {
                public OuterAttribute(int units) { }
                private const int Units = 2;
                [Bottle(Units * 2, Repeat = Units)] static partial void Two();
                [Fire(Units, Units + 1, Units + 1)] static partial void Fire();
                [Split(2)] static partial void Halves();
                [Output(From = "Halves.1")] static partial void Result();
            }
            """,
            "[Outer(2)] static partial void Y();",
            "[Dense(2)] static partial void Z();"));

    [Fact]
    public void ANetworkWithAnOwnBlockRuns()
    {
        string source = Source(Bottle, "[Bottle(8, 2)] static partial void Y();", "[GlobalAveragePool] static partial void Pool();");
        GeneratorRun run = Workbench.Generate(Workbench.Compile(source));
        Assert.Empty(run.Output.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning && item.Id.StartsWith("CS", StringComparison.Ordinal)));
        Assert.Contains("Y.Filter", string.Concat(run.Output.SyntaxTrees.Select(tree => tree.ToString())), StringComparison.Ordinal);
    }

    /// <summary>Places in the order of the source: in the block, then at the use.</summary>
    public static TheoryData<string, string, string, string[]> Mistakes() => new()
    {
        {
            "[Conv2D(«Channels - 8», 3)] static partial void Filter();", "«Own(8)»", "NG1008",
            ["Own.Filter: Channels is 0; it must be at least 1 (in Y)", "Y: Own.Filter: Channels is 0; it must be at least 1"]
        },
        {
            "[PointwiseConv2D(4, «Groups = Channels»)] static partial void Filter();", "«Own(3)»", "NG1007",
            ["Own.Filter: 3 groups do not divide the 4 input channels (in Y)", "Y: Own.Filter: 3 groups do not divide the 4 input channels"]
        },
        {
            "[Conv2D(«16 / Channels», 3)] static partial void Filter();", "«Own(0)»", "NG1022",
            ["Own.Filter: 16 / Channels divides by zero; here Channels = 0", "Y: Own.Filter: 16 / Channels divides by zero; here Channels = 0"]
        },
        {
            "[Conv2D(«Channels * 1000000», 3)] static partial void Filter();", "«Own(3000)»", "NG1022",
            ["Own.Filter: Channels * 1000000 is 3000000000, too large for int; here Channels = 3000", "Y: Own.Filter: "]
        },
        {
            "[Conv2D(4, 3, «From = \"Nobody\"»)] static partial void Filter();", "«Own(8)»", "NG1003",
            ["Own.Filter: there is no layer \"Nobody\"; the layers are Filter, the block's input (in Y)", "Y: Own.Filter: there is no layer"]
        },
        {
            "[Relu] static void «Filter»() { }", "«Own(8)»", "NG1002",
            ["Own.Filter: a layer is declared as", "Y: Own.Filter: a layer is declared as"]
        },
        {
            "[«Backbone(typeof(object))»] static partial void Start();\n[Relu] static partial void Bend();", "«Own(8)»", "NG1022",
            ["Own.Start: a backbone is the first layer of a network, and no block has one", "Y: Own.Start: a backbone is the first layer"]
        },
        {
            "[«Input(8, 8, 4)»] static partial void Start();\n[Relu] static partial void Bend();", "«Own(8)»", "NG1022",
            ["Own.Start: a block has one input, whose shape is that of what the block reads: write [Input]", "Y: Own.Start: a block has one input"]
        },
        {
            "[Relu, «Unroll(Form.Loop)»] static partial void Bend();", "«Own(8)»", "NG1022",
            ["Own.Bend: the form of a block's layers is said where the block is used", "Y: Own.Bend: "]
        },
        { "[Own(Channels)] static partial void Inner();", "", "NG1023", ["Own.Inner: the block Own contains itself: Own -> Own", "Y: Own.Inner: the block Own contains itself"] },
        { "", "", "NG1022", ["Own: it has no layers", "Y: Own: it has no layers"] },
        { "[Output, Relu] static partial void A();\n[Output, Tanh] static partial void B();", "«Own(8)»", "NG1022", ["Y: Own has 2 outputs; a block has one"] },
        { "[Split(2)] static partial void A();", "«Own(8)»", "NG1022", ["Y: Own has 2 outputs, those of A; a block has one"] },
        { "[Relu] static partial void A();", "UseBlock(«\"Own2\"», 8)", "NG1022", ["Y: the project has no block \"Own2\"; its blocks are Own"] },
        { "[Relu] static partial void A();", "UseBlock(\"Own\", «\"x\"»)", "NG1022", ["Y: the block Own takes (int channels); the 1 arguments here are others"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void MistakesAreShownInTheBlockAndAtTheUse(string inside, string use, string id, string[] says)
    {
        string written = use.Length > 0 ? use : "«Own(8)»";
        string layers = id == "NG1023" ? inside.Replace("Own(Channels)", "«Own(Channels)»", StringComparison.Ordinal) : inside;
        MarkedSource source = new(Source(
            $$"""
            public sealed partial class {{(inside.Length == 0 ? "«OwnAttribute»" : "OwnAttribute")}} : BlockAttribute
            {
                public OwnAttribute(int channels) { }
                private const int Channels = 1;
                {{layers}}
            }
            """,
            $"[{written}] static partial void Y();"));
        Diagnostic[] found = [.. Workbench.Analyze(source.Text).OrderBy(item => item.Location.SourceSpan.Start)];
        Assert.Equal(source.Places.Select(place => (id, place)), found.Select(item => (item.Id, item.Location.GetLineSpan().Span)));
        Assert.All(found.Zip(says), pair => Assert.StartsWith(pair.Second, pair.First.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public void ABlockMayNotHaveTheNameOfOneOfNetGens()
    {
        MarkedSource source = new("""
            using NetGen;
            namespace Mine { public sealed partial class FireAttribute : BlockAttribute { [Relu] static partial void A(); } }
            [Network, Weights(Seed = 1)]
            public static partial class Net
            {
                [Input(4)] static partial void X();
                [«Mine.Fire»] static partial void Y();
            }
            """);
        Diagnostic found = Assert.Single(Workbench.Analyze(source.Text));
        Assert.Equal(("NG1022", source.Places.Single()), (found.Id, found.Location.GetLineSpan().Span));
        Assert.Contains("NetGen has an attribute of this name", found.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>Two blocks that use each other twice double the layers at every step: the count ends it, not the memory.</summary>
    [Fact]
    public void BlocksThatMultiplyAreRefused()
    {
        string blocks = "public sealed partial class B0Attribute : BlockAttribute { [Relu] static partial void A(); }\n" + string.Join("\n", Enumerable.Range(1, 30).Select(i =>
            $"public sealed partial class B{i}Attribute : BlockAttribute {{ [B{i - 1}] static partial void A(); [B{i - 1}] static partial void B(); }}"));
        Assert.Contains(Workbench.Analyze(Source(blocks, "[B30] static partial void Y();")), item => item.Id == "NG1016");
    }

    private static string[] Layers(string blocks, params string[] members)
    {
        Declaration declaration = DeclaredNetwork.Read(Source(blocks, members));
        Assert.Empty(declaration.Findings);
        Analysis analysis = Compiler.Analyze(declaration.Model);
        Assert.Empty(analysis.Findings);
        return [.. analysis.Cost!.Layers.Select(layer => $"{layer.Name} {layer.Operator} {layer.Output}")];
    }

    private static string Source(string blocks, params string[] members) => $$"""
        using NetGen;
        namespace Demo
        {
            {{blocks}}
            [Network, Weights(Seed = 1)]
            public static partial class Net
            {
                [Input(8, 8, 4)] static partial void Image();
                {{string.Join("\n        ", members)}}
            }
        }
        """;
}
