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
            Say(First, Second("Aside")).Order(StringComparer.Ordinal).Reverse());

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
        string[] found = Say(First, Second(attributes: "Weights(Seed = 2), Budget(Macs = 4_000, WeightBytes = 40)"));
        Assert.Equal("NG2001: Second: 4,616 MACs are 616 (15.4 %) over the budget of 4,000; most of it is in First.Stem 4,608, Kinds 8", Assert.Single(found, item => item.Contains("Second", StringComparison.Ordinal)));
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
        Assert.Contains("First is in another assembly, Library, and a backbone is a network of this project; add its declaration", found.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>Both networks share what one nanoFramework assembly holds: the head says so where the front has left it too little.</summary>
    [Fact]
    public void TheLimitsOfAnAssemblyAreThoseOfBoth()
    {
        const string First = """
            using NetGen;
            [Network, Weights(Seed = 1), Target(Profile.NanoFramework), Unroll(Form.Loop)]
            public static partial class First
            {
                [Input(100)] static partial void Samples();
                [Dense(90)] public static partial void Stem();
                [Dense(2)] static partial void Logits();
            }
            """;
        string second = Second("Stem", "Weights(Seed = 2), Target(Profile.NanoFramework), Unroll(Form.Loop)").Replace("Dense(2)", "Dense(80)");
        Assert.Empty(Say(First));
        Assert.StartsWith(
            "NG2006: Second: 66,208 bytes of array initialisers, 37,088 of them those of First, are more than the 60,000 that a nanoFramework assembly has for it",
            Assert.Single(Say(First, second)),
            StringComparison.Ordinal);
    }

    private static string[] Say(params string[] sources) =>
        [.. Workbench.Analyze(Workbench.Compile(sources), []).Select(item => $"{item.Id}: {item.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
}
