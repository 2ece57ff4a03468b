using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.TestKit;

/// <summary>A network compiled all the way: model to plan to C# 9 to IL, loaded and callable.</summary>
public sealed class RunnableNetwork
{
    /// <summary>The method of a network with stored weights that takes what a file would hold.</summary>
    public const string FillStored = "FillStored";

    private const string StoredField = "storedFile";

    private readonly MethodInfo infer;

    private RunnableNetwork(CompiledNetwork compiled, IReadOnlyList<GeneratedFile> files, Type type, byte[] image)
    {
        Compiled = compiled;
        Files = files;
        Type = type;
        Image = image;
        infer = type.GetMethod("Infer") ?? throw new InvalidOperationException("no Infer");
    }

    public CompiledNetwork Compiled { get; }

    public IReadOnlyList<GeneratedFile> Files { get; }

    /// <summary>All that is compiled: the files and the user's part of the class.</summary>
    public IReadOnlyList<GeneratedFile> Sources => [.. Files, new GeneratedFile("Declaration.cs", DeclarationOf(Compiled.Plan!.Model))];

    /// <summary>The generated class.</summary>
    public Type Type { get; }

    /// <summary>The assembly's bytes.</summary>
    public byte[] Image { get; }

    /// <summary>Compiles a model; throws with the findings or the C# errors if that fails.</summary>
    public static RunnableNetwork Compile(NetworkModel model, IParameterSource parameters, CodeForm form = CodeForm.Auto)
    {
        CompiledNetwork compiled = Compiler.Compile(model, parameters, new CompileOptions(form));
        if (compiled.Plan is null)
        {
            throw new InvalidOperationException(string.Join("\n", compiled.Findings.Select(finding => finding.Id + " " + string.Join(" ", finding.Arguments))));
        }

        IReadOnlyList<GeneratedFile> files = NetworkEmitter.Emit(compiled.Plan);
        byte[] image = Assemble([.. files, new GeneratedFile("Declaration.cs", DeclarationOf(model))], compiled.Plan.Nodes.Any(node => node.Form == CodeForm.Vector));
        Assembly assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image));
        Type type = assembly.GetType((model.Namespace.Length > 0 ? model.Namespace + "." : "") + model.Name, throwOnError: true)!;
        type.GetMethod(FillStored, BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, [compiled.Plan.StoredBytes]);
        return new RunnableNetwork(compiled, files, type, image);
    }

    /// <summary>Runs the network; arrays in the order of declared inputs and outputs.</summary>
    public Array[] Infer(params Array[] inputs)
    {
        ParameterInfo[] parameters = infer.GetParameters();
        object[] arguments = new object[parameters.Length];
        inputs.CopyTo(arguments, 0);
        IReadOnlyList<NetGen.Generator.Graph.Value> outputs = Compiled.Plan!.Graph.Outputs;
        for (int i = inputs.Length; i < arguments.Length; i++)
        {
            arguments[i] = Array.CreateInstance(parameters[i].ParameterType.GetElementType()!, outputs[i - inputs.Length].Type.Count);
        }

        infer.Invoke(null, arguments);
        return [.. arguments.Skip(inputs.Length).Cast<Array>()];
    }

    /// <summary>
    /// Bytes that every call of Infer allocates on the managed heap. The least of a few calls: the runtime itself allocates on
    /// the caller's thread now and then (loading, tiered compilation), and what Infer allocates it allocates each time.
    /// </summary>
    public long AllocatedBytes(params Array[] inputs)
    {
        IEnumerable<Array> outputs = infer.GetParameters().Skip(inputs.Length)
            .Select((parameter, i) => Array.CreateInstance(parameter.ParameterType.GetElementType()!, Compiled.Plan!.Graph.Outputs[i].Type.Count));
        Action call = Expression.Lambda<Action>(Expression.Call(infer, inputs.Concat(outputs).Select(Expression.Constant))).Compile();
        call();
        long least = long.MaxValue;
        for (int i = 0; i < 5 && least != 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>Sources to an optimised assembly; warnings are errors.</summary>
    /// <param name="vectors">C# 12 for the running .NET, as vectors need it; else C# 9, which every profile takes.</param>
    public static byte[] Assemble(IReadOnlyList<GeneratedFile> files, bool vectors = false)
    {
        CSharpParseOptions parse = vectors
            ? new(LanguageVersion.CSharp12, DocumentationMode.Diagnose, SourceCodeKind.Regular, ["NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"])
            : new(LanguageVersion.CSharp9, DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Generated",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Name, Encoding.UTF8)),
            vectors ? TestReferences.Vectors : TestReferences.Platform,
            options);
        MemoryStream stream = new();
        var result = compilation.Emit(stream);
        Diagnostic[] problems = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (!result.Success || problems.Length > 0)
        {
            throw new InvalidOperationException(string.Join("\n", problems.Take(10)) + "\n" + files[0].Text);
        }

        return stream.ToArray();
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
}
