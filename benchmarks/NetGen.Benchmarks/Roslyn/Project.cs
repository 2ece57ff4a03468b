using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.TestKit;

namespace NetGen.Benchmarks.Roslyn;

/// <summary>A user's project in memory.</summary>
internal static class Project
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);

    public static CSharpCompilation Compile(params SyntaxTree[] files) =>
        CSharpCompilation.Create("Project", files, TestReferences.WithRuntime, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
