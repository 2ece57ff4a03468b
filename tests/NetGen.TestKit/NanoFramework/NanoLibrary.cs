using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.TestKit.NanoFramework;

/// <summary>
/// nanoFramework's base library as a reference: its public surface and nothing else, so that whatever compiles against it exists on a board. The text
/// beside this file was written from the surface's facts; bodies throw.
/// </summary>
public static class NanoLibrary
{
    private static readonly Lazy<byte[]> CoreImage = new(() => Compile("mscorlib", []));

    private static readonly Lazy<byte[]> MathImage = new(() => Compile("System.Math", [MetadataReference.CreateFromImage(Core)]));

    /// <summary>mscorlib.dll.</summary>
    public static byte[] Core => CoreImage.Value;

    /// <summary>System.Math.dll, which a project references apart.</summary>
    public static byte[] Math => MathImage.Value;

    /// <summary>mscorlib alone, or with System.Math.</summary>
    public static MetadataReference[] References(bool math = false) =>
        [MetadataReference.CreateFromImage(Core), .. math ? [MetadataReference.CreateFromImage(Math)] : Array.Empty<MetadataReference>()];

    private static byte[] Compile(string name, MetadataReference[] references)
    {
        string path = Repository.Combine("tests", "NetGen.TestKit", "NanoFramework", name + ".cs.txt");
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.CSharp9), path)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        MemoryStream stream = new();
        var result = compilation.Emit(stream);
        return result.Success ? stream.ToArray() : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Take(20)));
    }
}
