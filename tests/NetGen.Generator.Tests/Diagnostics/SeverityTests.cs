using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The user decides how loud a diagnostic is.</summary>
public sealed class SeverityTests
{
    private const string Source = """
        using NetGen;
        [Network]
        [Weights(Seed = 1)]
        [Budget(Macs = 7)]
        public static partial class Net
        {
            [Input(4)] static partial void Samples();
            [Dense(2)] static partial void Logits();
        }
        """;

    [Theory]
    [InlineData("dotnet_diagnostic.NG2001.severity = error", DiagnosticSeverity.Error)]
    [InlineData("dotnet_diagnostic.NG2001.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("dotnet_diagnostic.NG2002.severity = error", DiagnosticSeverity.Warning)]
    public void EditorConfigSetsIt(string line, DiagnosticSeverity severity) => Assert.Equal(severity, Assert.Single(Analyze(line)).Severity);

    [Fact]
    public void EditorConfigSilencesIt() => Assert.Empty(Analyze("dotnet_diagnostic.NG2001.severity = none"));

    [Fact]
    public void PragmaSilencesIt()
    {
        Assert.Empty(Workbench.Analyze(Source.Replace("[Budget(", "#pragma warning disable NG2001\n[Budget(")));
        Assert.Single(Workbench.Analyze(Source.Replace("[Budget(", "#pragma warning disable NG2001\n#pragma warning restore NG2001\n[Budget(")));
    }

    [Fact]
    public void PragmaSilencesErrorsOfLayersToo()
    {
        string wrong = Source.Replace("[Budget(Macs = 7)]", "").Replace("Dense(2)", "Dense(0)");
        Assert.Equal("NG1008", Assert.Single(Workbench.Analyze(wrong)).Id);
        Assert.Empty(Workbench.Analyze(wrong.Replace("    [Dense", "#pragma warning disable NG1008\n    [Dense")));
    }

    private static Diagnostic[] Analyze(string line)
    {
        CSharpCompilation compilation = Workbench.Compile(Source);
        EditorConfig config = new("root = true\n[*.cs]\n" + line + "\n");
        return Workbench.Analyze(compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(config)), []);
    }
}
