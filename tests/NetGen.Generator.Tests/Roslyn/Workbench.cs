using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Roslyn;

/// <summary>Compiles snippets with the attributes, and runs generator and analyzer over them.</summary>
internal static class Workbench
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Console.dll" or "netstandard.dll")
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    public static SyntaxTree Parse(string text, string path = "Network.cs") => CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);

    public static CSharpCompilation Compile(params string[] sources) =>
        Compile(sources.Select((source, i) => Parse(source, i == 0 ? "Network.cs" : $"File{i}.cs")));

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create("Snippet", trees, References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    /// <summary>
    /// Runs the generator, then again on an equal compilation: whatever the test is about, the second run must find every step Cached or Unchanged.
    /// </summary>
    public static GeneratorRun Generate(CSharpCompilation compilation, params AdditionalText[] files)
    {
        GeneratorRun run = GeneratorRun.Start(compilation, files);
        GeneratorRun again = run.Next(compilation.Clone());
        Assert.All(again.Reasons(), step => Assert.True(step.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, step.ToString()));
        Assert.Equal(run.Sources, again.Sources);
        return run;
    }

    /// <summary>The analyzer's diagnostics, in the order of their places.</summary>
    public static Diagnostic[] Analyze(Compilation compilation, AdditionalText[] files, AnalyzerConfigOptionsProvider? options = null)
    {
        AnalyzerOptions given = options is null ? new AnalyzerOptions([.. files]) : new AnalyzerOptions([.. files], options);
        List<string> crashes = [];
        CompilationWithAnalyzersOptions settings = new(given, (exception, _, _) => crashes.Add(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = compilation.WithAnalyzers([new NetworkAnalyzer()], settings)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        Assert.True(crashes.Count == 0, string.Join("\n", crashes));
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    public static Diagnostic[] Analyze(string source, params AdditionalText[] files) => Analyze(Compile(source), files);
}
