using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Roslyn;
using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Benchmarks;

/// <summary>How long a user waits for the squiggle: MobileNet V1, a keystroke in its first layer, the diagnostics. Aim: analysis under 5 ms.</summary>
[Config(typeof(BenchmarkConfig))]
[MemoryDiagnoser]
public class AnalyzerBenchmark
{
    private static readonly TextSpan Typed = new(MobileNetDeclaration.StemPosition, MobileNetDeclaration.StemChannels.Length);

    private static readonly CompilationWithAnalyzersOptions Options = new(
        new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty),
        onAnalyzerException: (exception, _, _) => throw exception,
        concurrentAnalysis: true,
        logAnalyzerExecutionTime: false);

    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = [new NetworkAnalyzer()];
    private readonly NetworkModel model = DeclaredNetwork.Read(MobileNetDeclaration.Text).Model;
    private CSharpCompilation project = null!;
    private SyntaxTree file = null!;
    private bool even;

    /// <summary>Opens the project and waits for its first diagnostics, as a user does.</summary>
    [GlobalSetup]
    public void Open()
    {
        file = Project.Parse(MobileNetDeclaration.Text, "MobileNet.cs");
        project = Project.Compile(file, Project.Parse("public static class Other { public static int Twice(int value) => 2 * value; }", "Other.cs"));
        if (Keystroke() == 0 || Compiler.Analyze(model).Cost is null)
        {
            throw new InvalidOperationException("the network has no diagnostics: nothing would be measured");
        }
    }

    /// <summary>Shapes, costs and budgets of a network that is already read: what NetGen itself computes.</summary>
    [Benchmark(Baseline = true)]
    public Analysis Analyze() => Compiler.Analyze(model);

    /// <summary>The whole way: text change, syntax, new compilation, symbols, analyzer, diagnostics.</summary>
    [Benchmark]
    public int Keystroke()
    {
        Type();
        return project.WithAnalyzers(analyzers, Options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length;
    }

    /// <summary>The same keystroke without NetGen: what Roslyn itself takes to see the class and its attributes anew.</summary>
    [Benchmark]
    public int KeystrokeWithoutAnalyzer()
    {
        Type();
        INamedTypeSymbol network = project.GetTypeByMetadataName("Demo.MobileNet")!;
        return network.GetAttributes().Length + network.GetMembers().Sum(member => member.GetAttributes().Length);
    }

    /// <summary>32 channels become 33 and 33 become 32 again: every cost changes, nothing can be kept.</summary>
    private void Type()
    {
        even = !even;
        SyntaxTree changed = file.WithChangedText(file.GetText().WithChanges(new TextChange(Typed, even ? "33" : MobileNetDeclaration.StemChannels)));
        project = project.ReplaceSyntaxTree(file, changed);
        file = changed;
    }
}
