using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Benchmarks.Roslyn;
using NetGen.Generator;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Large;

/// <summary>
/// What a network of millions of weights costs a build: one cold run, as a build is one, in a process that does nothing else.
/// Peaks are the process's largest resident set so far, the parameter file in memory among it.
/// </summary>
public static class BuildReport
{
    /// <summary>Generates and compiles one network, and prints time and memory of each step.</summary>
    /// <exception cref="InvalidOperationException">The network was not generated, or its code does not compile.</exception>
    public static void Run(string name, NetworkPrecision precision)
    {
        LargeNetwork network = new(name, precision);
        CSharpCompilation project = network.Project();
        TextFile parameters = network.ParameterText();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{network.Name}: {Compiler.Analyze(network.Model).Cost!.Total.Weights:N0} weights, parameter file of {parameters.GetText().Length / 1e6:0.0} MB, {Peak():N0} MB resident before"));

        GeneratorDriver driver = Timed("generate", () => LargeNetwork.Generate(project, parameters));
        GeneratedSourceResult[] sources = [.. driver.GetRunResult().Results[0].GeneratedSources];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {sources.Length} files, {sources.Sum(source => (long)source.SourceText.Length) / 1e6:0.0} MB of C#"));

        // Roslyn parses what a generator adds as part of running it.
        CSharpCompilation whole = project.AddSyntaxTrees(sources.Select(source => source.SyntaxTree));
        using MemoryStream image = new();
        Timed("compile", () => Emit(whole, image));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  assembly of {image.Length / 1e6:0.0} MB"));
    }

    private static bool Emit(CSharpCompilation compilation, Stream image)
    {
        EmitResult result = compilation.Emit(image);
        return result.Success
            ? true
            : throw new InvalidOperationException("the generated code does not compile:\n" + string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    private static T Timed<T>(string step, Func<T> run)
    {
        Stopwatch watch = Stopwatch.StartNew();
        T result = run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step}: {watch.Elapsed.TotalSeconds:0.00} s, peak {Peak():N0} MB"));
        return result;
    }

    private static double Peak()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
