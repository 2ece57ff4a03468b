using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Roslyn;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Samples;

/// <summary>What someone sees who widens a layer of the gesture sample: its budgets are declared to make that visible.</summary>
public sealed class GestureBudgetTests
{
    private static readonly string Source = File.ReadAllText(Repository.Combine("samples", "Microcontroller", "Gestures.cs"));
    private static readonly TextFile Parameters = new("gestures.netgen", File.ReadAllText(Repository.Combine("samples", "Microcontroller", "gestures.netgen")));

    [Fact]
    public void TheSampleHasNothingToReport() => Assert.Empty(Workbench.Analyze(Source, Parameters));

    [Fact]
    public void AWiderLayerExceedsTheBudgets()
    {
        string wider = Source.Replace("[DepthwiseSeparableConv2D(72,", "[DepthwiseSeparableConv2D(96,");
        Assert.NotEqual(Source, wider);
        Diagnostic[] found = Workbench.Analyze(wider, Parameters);
        Diagnostic warning = Assert.Single(found, item => item.Severity == DiagnosticSeverity.Warning);
        Assert.Equal("WeightBytes = 8_000", Marked(wider, warning));
        Assert.Equal(
            "NG2002: Gestures: 8,240 bytes of weights are 240 (3 %) over the budget of 8,000; most of it is in Block2.pointwise 4,992 B, Block1.pointwise 1,344 B, Logits 800 B",
            $"{warning.Id}: {warning.GetMessage()}");

        // The trained weights no longer fit the layer: that is said too, at the file's name.
        Assert.All(found.Where(item => item != warning), item => Assert.Equal(("NG3005", "\"gestures.netgen\""), (item.Id, Marked(wider, item))));
    }

    private static string Marked(string source, Diagnostic item) => source.Substring(item.Location.SourceSpan.Start, item.Location.SourceSpan.Length);
}
