using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Vectors need C# 12 and .NET 8: a project without them gets another form, and code that its compiler takes.</summary>
public sealed class VectorAvailabilityTests
{
    private const string Source = """
        using NetGen;
        [Network(Precision = Precision.Int8), Weights(Seed = 1)]
        public static partial class Net
        {
            [Input(64)] static partial void Samples();
            [Dense(8)] static partial void Logits();
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp9, false)]
    [InlineData(LanguageVersion.CSharp11, false)]
    [InlineData(LanguageVersion.CSharp12, true)]
    public void TheLanguageDecides(LanguageVersion version, bool vectors)
    {
        CSharpParseOptions options = new(version);
        CSharpCompilation compilation = Workbench.Compile([CSharpSyntaxTree.ParseText(Source, options, "Network.cs", System.Text.Encoding.UTF8)]);
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)));
        Assert.Equal(vectors, output.SyntaxTrees.Any(tree => tree.ToString().Contains("vectorLoops", StringComparison.Ordinal)));
    }

    [Fact]
    public void TheFrameworkDecides()
    {
        // The same sources against a library without vectors: only netstandard's types.
        MetadataReference[] references = [.. Workbench.Compile(Source).References.Where(reference => !reference.Display!.EndsWith("System.Private.CoreLib.dll", StringComparison.Ordinal))];
        CSharpCompilation compilation = Workbench.Compile(Source).WithReferences(references);
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Workbench.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.DoesNotContain(output.SyntaxTrees, tree => tree.ToString().Contains("vectorLoops", StringComparison.Ordinal));
    }
}
