using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.TestKit.NanoFramework;

/// <summary>Compiles sources as a nanoFramework project would: C# 9, optimised, against nanoFramework's library, nullable off.</summary>
public static class NanoProgram
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp9, DocumentationMode.Parse, SourceCodeKind.Regular, ["NANOFRAMEWORK_1_0"]);

    /// <summary>The assembly's bytes; throws with the compiler's errors and warnings.</summary>
    /// <param name="sources">The texts.</param>
    /// <param name="math">Whether System.Math is referenced.</param>
    /// <param name="isChecked">The project's setting CheckForOverflowUnderflow.</param>
    public static byte[] Compile(IEnumerable<string> sources, bool math = false, bool isChecked = false)
    {
        CSharpCompilation compilation = Create(sources, math, isChecked);
        MemoryStream stream = new();
        var result = compilation.Emit(stream);
        Diagnostic[] problems = [.. result.Diagnostics.Where(item => item.Severity >= DiagnosticSeverity.Warning)];
        return result.Success && problems.Length == 0 ? stream.ToArray() : throw new InvalidOperationException(string.Join("\n", problems.Take(20)));
    }

    public static CSharpCompilation Create(IEnumerable<string> sources, bool math = false, bool isChecked = false) => CSharpCompilation.Create(
        "app",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs", Encoding.UTF8)),
        NanoLibrary.References(math),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: isChecked, allowUnsafe: true, deterministic: true));

    /// <summary>The attributes as source, as nanoFramework projects get them from the package.</summary>
    public static IEnumerable<string> Attributes()
    {
        string folder = Repository.Combine("src", "NetGen.Runtime");
        return Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "Host"))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);
    }
}
