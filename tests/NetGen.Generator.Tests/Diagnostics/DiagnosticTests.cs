using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic at its place, alone, with its message; and no errors of the compiler beside it.</summary>
public sealed class DiagnosticTests
{
    private static readonly DiagnosticCase[] Cases = [.. DeclarationCases.All, .. BlockCases.All, .. SequenceCases.All, .. BackboneCases.All, .. StreamCases.All, .. BudgetAndParameterCases.All];

    public static IEnumerable<object[]> CaseNumbers => Enumerable.Range(0, Cases.Length).Select(number => new object[] { number, Cases[number].Id });

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void IsReportedAtItsPlace(int number, string id)
    {
        DiagnosticCase wanted = Cases[number];
        MarkedSource source = new(wanted.Source);
        Diagnostic[] found = Workbench.Analyze(wanted.Compile(source.Text), wanted.Files);
        Assert.True(found.Length == 1, string.Join("\n", found.Select(item => item.ToString())));
        Assert.Equal(id, found[0].Id);
        Assert.Equal(source.Places.Single(), found[0].Location.GetLineSpan().Span);
        Assert.Contains(wanted.Says, found[0].GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", found[0].Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    /// <summary>After generation: the analyzer still says the same, and the compiler has nothing to add even where the network is used.</summary>
    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void IsTheOnlyErrorAfterGeneration(int number, string id)
    {
        DiagnosticCase wanted = Cases[number];
        MarkedSource source = new(wanted.Source);
        GeneratorRun run = Workbench.Generate(wanted.Compile(source.Text), wanted.Files);
        Diagnostic[] found = Workbench.Analyze(run.Output, wanted.Files);
        Assert.Equal([(id, source.Places.Single())], found.Select(item => (item.Id, item.Location.GetLineSpan().Span)));
        Diagnostic[] errors = [.. run.Output.GetDiagnostics().Where(item => item.Severity == DiagnosticSeverity.Error)];
        Assert.True(wanted.CompilerErrors == errors.Length > 0, string.Join("\n", errors.Select(item => item.ToString())));
    }

    [Fact]
    public void LineAndColumnAsTheEditorShowsThem()
    {
        const string Source = """
            using NetGen;

            [Network]
            [Weights(Seed = 1)]
            [Budget(Macs = 10, WeightBytes = 30)]
            public static partial class Net
            {
                [Input(4)] static partial void Samples();
                [Dense(2)] static partial void Logits();
            }
            """;
        Diagnostic found = Assert.Single(Workbench.Analyze(Source));
        Assert.Equal("Network.cs: (4,19)-(4,35)", found.Location.GetLineSpan().ToString());
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    /// <summary>Mistakes inside blocks have two places each, so that their cases stand apart.</summary>
    [Fact]
    public void EveryDescriptorHasACase()
    {
        IEnumerable<string> ids = Cases.Select(item => item.Id).Concat(OwnBlockTests.Mistakes().Select(mistake => (string)mistake[2]));
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), ids.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Weights in storage are none of the heap's.</summary>
    [Theory]
    [InlineData("", 1)]
    [InlineData(", StoredWeights", 0)]
    public void ABoardLimitsTheWeightsThatItHolds(string attribute, int warnings)
    {
        string source = $$"""
            using NetGen;
            [Network(Precision = Precision.Int8), Weights(Seed = 1), Target(Board.NucleoF091){{attribute}}]
            public static partial class Net
            {
                [Input(128)] static partial void Samples();
                [Dense(64)] static partial void Logits();
                {{(attribute.Length > 0 ? "private static partial void ReadWeights(int offset, byte[] buffer, int count) { }" : "")}}
            }
            """;
        Assert.Equal(warnings, Workbench.Analyze(source).Count(item => item.Id == "NG2002"));
    }
}
