using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Emit;

namespace NetGen.Interpreters.Programs;

/// <summary>C# 9 sources to a program for Mono: its base library is that of .NET Framework.</summary>
internal static class MonoProgram
{
    public static void Compile(IReadOnlyList<GeneratedFile> sources, string path)
    {
        using Stream library = Assembly.GetExecutingAssembly().GetManifestResourceStream("mscorlib.dll")!;
        CSharpParseOptions parse = new(LanguageVersion.CSharp9);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Program",
            sources.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Name, Encoding.UTF8)),
            [MetadataReference.CreateFromStream(library)],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, deterministic: true));
        var result = compilation.Emit(path);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        }
    }
}
