using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Benchmarks.Large;
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
    // An editor has run for minutes when it matters: by then all code on the way is compiled with optimisation.
    private const int KeystrokesBefore = 500;

    private static readonly TextSpan Typed = new(MobileNetDeclaration.StemPosition, MobileNetDeclaration.StemChannels.Length);

    private static readonly CompilationWithAnalyzersOptions Options = new(
        new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty),
        onAnalyzerException: (exception, _, _) => throw exception,
        concurrentAnalysis: true,
        logAnalyzerExecutionTime: false);

    private readonly ImmutableArray<DiagnosticAnalyzer> analyzer = [new NetworkAnalyzer()];
    private readonly ImmutableArray<DiagnosticAnalyzer> idle = [new IdleAnalyzer()];
    private readonly NetworkModel model = DeclaredNetwork.Read(MobileNetDeclaration.Text).Model;
    private readonly NetworkModel zoo = new LargeNetwork("MobileNetV1", NetworkPrecision.Float32).Model;
    private CSharpCompilation project = null!;
    private SyntaxTree file = null!;
    private bool even;

    /// <summary>Opens the project and types for a while, as a user does.</summary>
    [GlobalSetup]
    public void Open()
    {
        file = Project.Parse(MobileNetDeclaration.Text, "MobileNet.cs");
        project = Project.Compile(file, Project.Parse("public static class Other { public static int Twice(int value) => 2 * value; }", "Other.cs"));
        for (int i = 0; i < KeystrokesBefore; i++)
        {
            if (Keystroke() == 0)
            {
                throw new InvalidOperationException("the network has no diagnostics: nothing would be measured");
            }
        }
    }

    /// <summary>Shapes, costs and budgets of a network that is already read: what NetGen computes.</summary>
    [Benchmark]
    public Analysis Analyze() => Compiler.Analyze(model);

    /// <summary>The same network as samples/Zoo declares it, a block of the user's own.</summary>
    [Benchmark]
    public Analysis AnalyzeZoo() => Compiler.Analyze(zoo);

    /// <summary>The whole way: text change, syntax, new compilation, symbols, analyzer, diagnostics.</summary>
    [Benchmark]
    public int Keystroke() => Diagnose(analyzer);

    /// <summary>The same way for an analyzer that asks for the same symbols and does nothing: what Roslyn itself takes.</summary>
    [Benchmark(Baseline = true)]
    public int KeystrokeWithIdleAnalyzer() => Diagnose(idle);

    private int Diagnose(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        Type();
        return project.WithAnalyzers(analyzers, Options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length;
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
