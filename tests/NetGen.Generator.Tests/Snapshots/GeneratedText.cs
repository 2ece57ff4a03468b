using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>Generated sources, whole or the members of one layer.</summary>
internal static class GeneratedText
{
    /// <summary>Runs the generator, twice as every test does; what comes compiles without a warning.</summary>
    public static GeneratorRun Generate(string source)
    {
        GeneratorRun run = Workbench.Generate(Workbench.Compile(source));
        Diagnostic[] problems = [.. run.Output.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Select(item => item.ToString())));
        return run;
    }

    /// <summary>
    /// The methods and arrays that the last layer of a network became, with its helpers, in the order of the files: what stands between the
    /// layer's comment and the end of the class, and the weights.
    /// </summary>
    public static string OfLastLayer(string precision, string form, params string[] members)
    {
        GeneratorRun run = Generate($$"""
            using NetGen;
            [Network(Precision = Precision.{{precision}}), Weights(Seed = 1), Unroll(Form.{{form}})]
            public static partial class Net
            {
                {{string.Join("\n    ", members)}}
            }
            """);
        IEnumerable<string> texts = run.Sources.Select(file =>
        {
            ClassDeclarationSyntax network = CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
            MemberDeclarationSyntax[] all = [.. network.Members];
            int start = Array.FindLastIndex(all, member => member.Modifiers.Any(SyntaxKind.PartialKeyword));
            return string.Concat(all.Skip(Math.Max(start, 0)).Select(member => member.ToFullString())).TrimStart('\n');
        });
        return $"// {precision}, {form}: {members[^1]}\n" + string.Join("\n", texts);
    }
}
