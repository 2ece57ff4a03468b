using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Calibration.Running;

/// <summary>Generated code, compiled and loaded without a project: what calibration and tests run.</summary>
public static class GeneratedAssembly
{
    /// <summary>The method of a network with stored weights that takes what a file would hold.</summary>
    public const string FillStored = "FillStored";

    private const string StoredField = "storedFile";

    /// <summary>The files of a plan and the user's part of the class, to an assembly.</summary>
    public static byte[] Assemble(Plan plan) => Assemble(
        [.. NetworkEmitter.Emit(plan), new GeneratedFile("Declaration.cs", DeclarationOf(plan.Model))],
        plan.Nodes.Any(node => node.Code is { Vectors.Count: > 0 }));

    /// <summary>Sources to an optimised assembly; warnings are errors.</summary>
    /// <param name="files">All that is compiled.</param>
    /// <param name="vectors">C# 12 for the running .NET, as vectors need it; else C# 9, which every profile takes.</param>
    public static byte[] Assemble(IReadOnlyList<GeneratedFile> files, bool vectors = false) => Compile(files, vectors, symbols: null);

    /// <summary>The same IL, and a portable PDB that says which statement of the sources each part of it stands for.</summary>
    public static (byte[] Image, byte[] Symbols) AssembleWithSymbols(IReadOnlyList<GeneratedFile> files, bool vectors = false)
    {
        MemoryStream symbols = new();
        return (Compile(files, vectors, symbols), symbols.ToArray());
    }

    /// <summary>The network's class of an assembly, loaded so that it can be unloaded, its stored weights filled in.</summary>
    public static Type Load(byte[] image, Plan plan)
    {
        Assembly assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image));
        NetworkModel model = plan.Model;
        Type type = assembly.GetType((model.Namespace.Length > 0 ? model.Namespace + "." : "") + model.Name, throwOnError: true)!;
        type.GetMethod(FillStored, BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, [plan.StoredBytes]);
        return type;
    }

    /// <summary>What the user would have written, without attributes.</summary>
    public static string DeclarationOf(NetworkModel model)
    {
        StringBuilder text = new();
        if (model.Namespace.Length > 0)
        {
            text.Append("namespace ").Append(model.Namespace).Append(" {\n");
        }

        text.Append(model.Header.Length > 0 ? model.Header : "public static partial class " + model.Name).Append(" {\n");
        foreach (LayerModel layer in model.Layers)
        {
            text.Append(layer.Modifiers).Append(" partial void ").Append(layer.Name).Append("();\n");
        }

        if (model.StoredBlock > 0)
        {
            text.Append($"private static byte[] {StoredField} = new byte[0];\n")
                .Append($"internal static void {FillStored}(byte[] bytes) {{ {StoredField} = bytes; }}\n")
                .Append($"private static partial void ReadWeights(int offset, byte[] buffer, int count) {{ System.Array.Copy({StoredField}, offset, buffer, 0, count); }}\n");
        }

        return text.Append('}').Append(model.Namespace.Length > 0 ? "}" : "").ToString();
    }

    private static byte[] Compile(IReadOnlyList<GeneratedFile> files, bool vectors, Stream? symbols)
    {
        CSharpParseOptions parse = vectors
            ? new(LanguageVersion.CSharp12, DocumentationMode.Diagnose, SourceCodeKind.Regular, ["NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"])
            : new(LanguageVersion.CSharp9, DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Generated",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Name, Encoding.UTF8)),
            vectors ? PlatformReferences.Vectors : PlatformReferences.Base,
            options);
        MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream, symbols, options: symbols is null ? null : new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Diagnostic[] problems = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        return result.Success && problems.Length == 0
            ? stream.ToArray()
            : throw new InvalidOperationException(string.Join("\n", problems.Take(10)) + "\n" + files[0].Text);
    }
}
