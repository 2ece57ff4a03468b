using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Backbones;

/// <summary>What the analyzer says of networks on others' layers, where it says more than one thing or needs more than one assembly.</summary>
public sealed class BackboneFindingTests
{
    private const string First = """
        using NetGen;
        [Network, Weights(Seed = 1)]
        public static partial class First
        {
            [Input(8, 8, 2)] static partial void Image();
            [Conv2D(4, 3)] public static partial void Stem();
            [GlobalAveragePool] public static partial void Pool();
            [Conv2D(2, 1, From = nameof(Stem))] public static partial void Aside();
            [Dense(3, From = nameof(Pool))] static partial void Logits();
        }
        """;

    private static string Second(string upTo = "Pool", string attributes = "Weights(Seed = 2)", string network = "") => $$"""
        using NetGen;
        [Network({{network}}), {{attributes}}]
        public static partial class Second
        {
            [Backbone(typeof(First), UpTo = nameof(First.{{upTo}}))] static partial void Front();
            [Dense(2)] static partial void Kinds();
        }
        """;

    [Fact]
    public void ALayerThatNobodyNeedsIsNoFront() =>
        Assert.Equal(
            ["NG1024: Front: no output of First depends on Aside, so that it is no part of its code; name a layer that runs", "NG1017: Aside: no output depends on it; it is left out of the code"],
            Say(First, Second("Aside")).Reverse());

    [Fact]
    public void AFrontWithoutParametersHasNoCode()
    {
        string[] found = Say(First.Replace(", Weights(Seed = 1)", ""), Second());
        Assert.Contains("NG1024: Front: First has no parameters, so that its layers have no code; give it [Weights(\"file.netgen\")]", found);
        Assert.Contains(found, item => item.StartsWith("NG3001: First", StringComparison.Ordinal));

        // Where neither has parameters, both are measured.
        string[] both = Say(First.Replace(", Weights(Seed = 1)", ""), Second(attributes: "Budget(Macs = 1)"));
        Assert.DoesNotContain(both, item => item.StartsWith("NG1024", StringComparison.Ordinal));
        Assert.Contains(both, item => item.StartsWith("NG2001: Second: 4,616 MACs", StringComparison.Ordinal));
    }

    /// <summary>MACs are those of the whole inference, and the front's layers are named; weights are the head's own.</summary>
    [Fact]
    public void BudgetsCountWhatTheySay()
    {
        string[] found = Say(First.Replace("nameof(Stem))] public static partial void Aside", "nameof(Stem))] [Output] public static partial void Aside"), Second(attributes: "Weights(Seed = 2), Budget(Macs = 4_000, WeightBytes = 40)"));
        Assert.Equal("NG2001: Second: 4,616 MACs are 616 (15.4 %) over the budget of 4,000; most of them are in First.Stem 4,608, Kinds 8", Assert.Single(found, item => item.Contains("Second", StringComparison.Ordinal)));
    }

    [Fact]
    public void ANetworkOfAnotherAssemblyIsRefused()
    {
        CSharpCompilation library = (CSharpCompilation)GeneratorRun.Start(Workbench.Compile(First).WithAssemblyName("Library")).Output;
        using MemoryStream image = new();
        Assert.True(library.Emit(image).Success);
        Compilation compilation = Workbench.Compile(Second()).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Diagnostic found = Assert.Single(Workbench.Analyze(compilation, []));
        Assert.Equal("NG1024", found.Id);
        Assert.Contains("First is a network of another assembly, Library, and the code of its layers is internal there", found.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>Both networks share what one nanoFramework assembly holds: the head says so where the front has left it too little.</summary>
    [Fact]
    public void TheLimitsOfAnAssemblyAreThoseOfBoth()
    {
        const string Nano = ", Target(Board.Esp32)";
        string first = First.Replace("Seed = 1)", "Seed = 1)" + Nano).Replace("Conv2D(4, 3)", "Conv2D(200, 3)").Replace("[Network,", "[Network(Precision = Precision.Int8), Budget(ReserveBytes = 0, CodeBytes = 65_000), Unroll(Form.Unrolled),");
        string[] alone = Say(first);
        string[] found = Say(first, Second(attributes: "Weights(Seed = 2), Budget(LatencyMs = 10_000)" + Nano + ", Unroll(Form.Unrolled)", network: "Precision = Precision.Int8").Replace("Dense(2)", "Dense(60)"));
        Assert.DoesNotContain(alone, item => item.StartsWith("NG2006", StringComparison.Ordinal));
        string limit = Assert.Single(found, item => item.StartsWith("NG2006", StringComparison.Ordinal));
        Assert.Matches("^NG2006: Second: [0-9,]+ bytes of IL, [0-9,]+ of them those of First, which \\[Budget\\(CodeBytes = ...\\)\\] on First can limit, are more than the 60,000", limit);
    }

    private static string[] Say(params string[] sources) =>
        [.. Workbench.Analyze(Workbench.Compile(sources), []).Select(item => $"{item.Id}: {item.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
}
