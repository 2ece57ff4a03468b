using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Calibration.Running;

namespace NetGen.IlCounter.Tests;

/// <summary>C# compiled as a user's release build is, to be run on the JIT and on the counter.</summary>
internal sealed class Snippet
{
    private readonly Type type;

    private Snippet(byte[] image, byte[] symbols)
    {
        Counted = CountedAssembly.Load(image);
        Symbols = DebugSymbols.Load(symbols);
        type = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image)).GetType("Code", throwOnError: true)!;
    }

    public CountedAssembly Counted { get; }

    public DebugSymbols Symbols { get; }

    /// <summary>Members of a static class.</summary>
    public static Snippet Of(string members) =>
        Compile($"using System;\npublic static class Code\n{{\n{members}\n}}\n");

    public CountedMethod Method(string name) => Counted.Method("Code", name);

    public object? OnJit(string name, params object?[] arguments)
    {
        try
        {
            return type.GetMethod(name)!.Invoke(null, arguments);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    /// <summary>Runs on both; asserts the same bits or the same exception.</summary>
    public void Compare(string name, params object?[] arguments)
    {
        object? expected = Outcome(() => OnJit(name, arguments));
        object? actual = Outcome(() => Method(name).Invoke(arguments));
        if (!Same(expected, actual))
        {
            Assert.Fail($"{name}({string.Join(", ", arguments)}): the JIT gives {expected}, the counter {actual}");
        }
    }

    /// <summary>Warnings do not matter here: comparing a uint with less than zero is silly, and should work.</summary>
    private static Snippet Compile(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9), "Code.cs", Encoding.UTF8)],
            PlatformReferences.Base,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        MemoryStream image = new();
        MemoryStream symbols = new();
        var result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        return new Snippet(image.ToArray(), symbols.ToArray());
    }

    private static object? Outcome(Func<object?> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is not UnsupportedIlException)
        {
            return exception.GetType();
        }
    }

    /// <summary>Equal in type and bits; one NaN is as good as another, as processors choose between the operands' ones.</summary>
    private static bool Same(object? expected, object? actual) => (expected, actual) switch
    {
        (float a, float b) => (float.IsNaN(a) && float.IsNaN(b)) || BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b),
        (double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b),
        _ => Equals(expected, actual),
    };
}
