using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Incremental;

/// <summary>A network and one that begins with its layers: what an edit in one of them runs in the other.</summary>
public sealed class BackboneIncrementalTests
{
    private const string First = """
        using NetGen;
        [Network, Weights("first.netgen")]
        public static partial class First
        {
            [Input(4)] static partial void Samples();
            [Dense(6)] internal static partial void Stem();
            [Dense(2)] static partial void Logits();
        }
        """;

    private const string Second = """
        using NetGen;
        [Network, Weights(Seed = 1)]
        public static partial class Second
        {
            [Backbone(typeof(First), UpTo = nameof(First.Stem))] static partial void Front();
            [Dense(3)] static partial void Kinds();
            [Softmax] static partial void Scores();
        }
        """;

    private static readonly TextFile Parameters = Weights(0.5f, 2);
    private readonly SyntaxTree first = Workbench.Parse(First, "First.cs");
    private readonly SyntaxTree second = Workbench.Parse(Second, "Second.cs");
    private readonly SyntaxTree program = Workbench.Parse("class Program { static void Main() { Second.Classify(new float[4]); } }", "Program.cs");
    private readonly CSharpCompilation compilation;
    private readonly GeneratorRun before;

    public BackboneIncrementalTests()
    {
        compilation = Workbench.Compile([first, second, program]);
        before = GeneratorRun.Start(compilation, Parameters);
        Assert.Empty(before.Output.GetDiagnostics().Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.Empty(Workbench.Analyze(compilation, [Parameters]));
    }

    [Fact]
    public void AnEqualCompilationRunsNothing() => Workbench.Generate(compilation, Parameters);

    [Fact]
    public void AnEditElsewhereRunsNothing()
    {
        GeneratorRun after = Edit(program, "class Program { static void Main() { } }", "Program.cs");
        Assert.Equal(IncrementalStepRunReason.Cached, after.Reason("Fronts", "First"));
        AssertUntouched(after, "First");
        AssertUntouched(after, "Second");
    }

    [Fact]
    public void AHeadEditedRunsAlone()
    {
        GeneratorRun after = Edit(second, Second.Replace("Dense(3)", "Dense(3, Activation = Activation.Relu)"), "Second.cs");
        AssertUntouched(after, "First");
        AssertRunAgain(after, "Second");
    }

    /// <summary>A head that wants a longer arena is the front's concern: the arena is there.</summary>
    [Fact]
    public void AHeadThatGrowsBeyondTheArenaRunsBoth()
    {
        GeneratorRun after = Edit(second, Second.Replace("Dense(3)", "Dense(500)"), "Second.cs");
        AssertRunAgain(after, "First");
        AssertRunAgain(after, "Second");
        Assert.Contains("ArenaLength = 506", Text(after, "First"), StringComparison.Ordinal);
        Assert.Empty(after.Output.GetDiagnostics().Where(item => item.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void AFrontEditedRunsBoth()
    {
        GeneratorRun after = Edit(first, First.Replace("Dense(6)", "Dense(6, Activation = Activation.Relu)"), "First.cs");
        AssertRunAgain(after, "First");
        AssertRunAgain(after, "Second");
    }

    /// <summary>Layers behind the front, their weights and their names are nothing to the other network.</summary>
    [Fact]
    public void ATailEditedRunsItsNetworkAlone()
    {
        SyntaxTree renamed = Workbench.Parse(First.Replace("Dense(2)", "Output, Dense(2)"), "First.cs");
        GeneratorRun after = before.Next(compilation.ReplaceSyntaxTree(first, renamed));
        Assert.Equal(IncrementalStepRunReason.Modified, after.Reason("Output", "First"));
        Assert.Equal(IncrementalStepRunReason.Unchanged, after.Reason("NetworksWithParameters", "Second"));
        Assert.Equal(IncrementalStepRunReason.Cached, after.Reason("Output", "Second"));
    }

    [Fact]
    public void ParametersOfTheFrontRunItsNetworkAlone()
    {
        GeneratorRun after = before.Next(compilation, Parameters, Weights(0.25f, 2));
        Assert.Equal(IncrementalStepRunReason.Modified, after.Reason("Output", "First"));
        Assert.Equal(IncrementalStepRunReason.Unchanged, after.Reason("Fronts", "First"));
        AssertUntouched(after, "Second");
    }

    [Fact]
    public void WithoutTheSecondTheFirstIsAsItWasAlone()
    {
        GeneratorRun after = before.Next(compilation.RemoveSyntaxTrees(second, program));
        GeneratorRun alone = GeneratorRun.Start(Workbench.Compile([first]), Parameters);
        Assert.Equal(alone.Sources, after.Sources);
        Assert.DoesNotContain("internal static readonly", Text(after, "First"), StringComparison.Ordinal);
    }

    /// <summary>What the pipeline holds between runs is data: no declaration of another network stays with the one that begins with its layers.</summary>
    [Fact]
    public void ValuesHoldNothingOfTheCompiler() => Assert.Empty(before.Values().SelectMany(ObjectWalk.Violations));

    private static string Text(GeneratorRun run, string network) => run.Sources.Single(source => source.Name == network + ".g.cs").Text;

    private GeneratorRun Edit(SyntaxTree tree, string text, string path)
    {
        Assert.NotEqual(tree.ToString(), text);
        return before.Next(compilation.ReplaceSyntaxTree(tree, Workbench.Parse(text, path)));
    }

    private static void AssertUntouched(GeneratorRun run, string network)
    {
        Assert.True(run.Reason("NetworksWithParameters", network) is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, network);
        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason("Output", network));
    }

    private static void AssertRunAgain(GeneratorRun run, string network)
    {
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason("NetworksWithParameters", network));
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason("Output", network));
    }

    private static TextFile Weights(float value, int classes) => new(
        "/project/first.netgen", ParameterFiles.Of(value, ("Stem.weight", [6, 4]), ("Stem.bias", [6]), ("Logits.weight", [classes, 6]), ("Logits.bias", [classes])));
}
