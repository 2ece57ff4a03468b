using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Incremental;

/// <summary>What runs again after each kind of edit: only what must.</summary>
public sealed class IncrementalTests
{
    private const string First = """
        using NetGen;
        [Network, Weights("first.netgen"), Budget(Macs = 100)]
        public static partial class First
        {
            [Input(4)] static partial void Samples();
            [Dense(2)] static partial void Logits();
        }
        """;

    private const string Second = """
        using NetGen;
        [Network, Weights(Seed = 1)]
        public static partial class Second
        {
            [Input(4)] static partial void Samples();
            [Dense(3)] static partial void Logits();
        }
        """;

    private static readonly TextFile Parameters = Weights(0.5f);
    private static readonly TextFile Others = new("/project/others.netgen", ParameterFiles.Of(("Stem.bias", [3])));
    private readonly SyntaxTree first = Workbench.Parse(First, "First.cs");
    private readonly SyntaxTree second = Workbench.Parse(Second, "Second.cs");
    private readonly SyntaxTree program = Workbench.Parse("class Program { static void Main() { } }", "Program.cs");
    private readonly CSharpCompilation compilation;
    private readonly GeneratorRun before;

    public IncrementalTests()
    {
        compilation = Workbench.Compile([first, second, program]);
        before = GeneratorRun.Start(compilation, Parameters, Others);
        Assert.Equal(["First.Vectors.g.cs", "First.g.cs", "Second.Vectors.g.cs", "Second.g.cs"], before.Sources.Select(source => source.Name).Where(name => !name.Contains("Weights")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AnEditInAnotherFileRunsNothing()
    {
        GeneratorRun after = before.Next(compilation.ReplaceSyntaxTree(program, Workbench.Parse("class Program { static void Main() { First.Classify(new float[4]); } }", "Program.cs")));
        AssertUntouched(after, "First");
        AssertUntouched(after, "Second");
        Assert.Equal(before.Sources, after.Sources);
    }

    [Fact]
    public void ACommentRunsNothing()
    {
        GeneratorRun after = Edit(first, First.Replace("    [Dense(2)]", "    // Twice.\n    [Dense(2)]"), "First.cs");
        AssertUntouched(after, "First");
        AssertUntouched(after, "Second");
    }

    [Fact]
    public void ANetworkEditedRunsAlone()
    {
        GeneratorRun after = Edit(second, Second.Replace("Dense(3)", "Dense(5)"), "Second.cs");
        AssertUntouched(after, "First");
        AssertRunAgain(after, "Second");
    }

    [Fact]
    public void ABudgetEditedRunsItsNetworkAlone()
    {
        GeneratorRun after = Edit(first, First.Replace("Macs = 100", "Macs = 101"), "First.cs");
        AssertRunAgain(after, "First");
        AssertUntouched(after, "Second");
    }

    [Fact]
    public void ParametersEditedRunTheirNetworkAlone()
    {
        GeneratorRun after = before.Next(compilation, Parameters, Weights(0.25f));
        Assert.Equal(IncrementalStepRunReason.Modified, after.Reason("ParameterFiles", Parameters.Path));
        Assert.Equal(IncrementalStepRunReason.Cached, after.Reason("ParameterFiles", Others.Path));
        Assert.Equal(IncrementalStepRunReason.Cached, after.Reason("Networks", "First"));
        Assert.Equal(IncrementalStepRunReason.Modified, after.Reason("NetworksWithParameters", "First"));
        Assert.Equal(IncrementalStepRunReason.Modified, after.Reason("Output", "First"));
        AssertUntouched(after, "Second");
    }

    [Fact]
    public void ParametersOfNobodyRunNothing()
    {
        GeneratorRun after = before.Next(compilation, Others, new TextFile(Others.Path, ParameterFiles.Of(("Stem.bias", [4]))));
        Assert.Equal(IncrementalStepRunReason.Modified, after.Reason("ParameterFiles", Others.Path));
        AssertUntouched(after, "First");
        AssertUntouched(after, "Second");
    }

    [Fact]
    public void ANetworkAddedRunsAlone()
    {
        GeneratorRun after = before.Next(compilation.AddSyntaxTrees(Workbench.Parse(Second.Replace("class Second", "class Third"), "Third.cs")));
        AssertUntouched(after, "First");
        AssertUntouched(after, "Second");
        Assert.Equal(IncrementalStepRunReason.New, after.Reason("Output", "Third"));
    }

    [Fact]
    public void ANetworkRemovedTakesItsFilesAlong()
    {
        GeneratorRun after = before.Next(compilation.RemoveSyntaxTrees(second));
        AssertUntouched(after, "First");
        Assert.DoesNotContain(after.Sources, source => source.Name.StartsWith("Second", StringComparison.Ordinal));
    }

    private GeneratorRun Edit(SyntaxTree tree, string text, string path)
    {
        Assert.NotEqual(tree.ToString(), text);
        return before.Next(compilation.ReplaceSyntaxTree(tree, Workbench.Parse(text, path)));
    }

    private static void AssertUntouched(GeneratorRun run, string network)
    {
        Assert.True(run.Reason("Networks", network) is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, network);
        Assert.True(run.Reason("NetworksWithParameters", network) is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, network);
        Assert.Equal(IncrementalStepRunReason.Cached, run.Reason("Output", network));
    }

    private static void AssertRunAgain(GeneratorRun run, string network)
    {
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason("Networks", network));
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason("NetworksWithParameters", network));
        Assert.Equal(IncrementalStepRunReason.Modified, run.Reason("Output", network));
    }

    private static TextFile Weights(float value) => new("/project/first.netgen", ParameterFiles.Of(value, ("Logits.weight", [2, 4]), ("Logits.bias", [2])));
}
