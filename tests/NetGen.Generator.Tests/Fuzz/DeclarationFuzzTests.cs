using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Fuzz;

/// <summary>Whatever a user types: no exception out of generator or analyzer, no hang, and no errors of the compiler that the user did not write.</summary>
public sealed class DeclarationFuzzTests(ITestOutputHelper output)
{
    private const int Batches = 420;
    private const int PerBatch = 24;
    private const int Seed = 20261124;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TextFile File = new("net.netgen", ParameterFiles.Of(("A.weight", [2, 4]), ("A.bias", [2])));

    [Fact]
    public async Task NothingThrowsAndNothingHangs()
    {
        int files = 0;
        int runnable = 0;
        int diagnostics = 0;
        HashSet<string> ids = [];
        for (int batch = 0; batch < Batches; batch++)
        {
            string[] sources = Sources(batch, (Kind)(batch % 3));
            (int written, int running, Diagnostic[] found) = await Task.Run(() => RunNamed(sources)).WaitAsync(Patience);
            files += written;
            runnable += running;
            diagnostics += found.Length;
            ids.UnionWith(found.Select(item => item.Id));
        }

        output.WriteLine($"{Batches * PerBatch} declarations: {files} generated files, {runnable} of them networks that run, {diagnostics} diagnostics of {ids.Count} kinds ({string.Join(" ", ids.Order(StringComparer.Ordinal))})");

        // A grammar that nobody understood would make this test say nothing.
        Assert.True(files > Batches && runnable > Batches * 3 / 2 && ids.Count > 15, $"{files} files, {runnable} of networks that run, {ids.Count} ids");
    }

    /// <summary>A declaration with mistakes yields compiling code: generation adds no error.</summary>
    [Fact]
    public void GenerationAddsNoErrors()
    {
        const int Compiled = 24;
        for (int batch = 0; batch < Compiled; batch++)
        {
            string[] sources = Sources(Batches + batch, batch % 2 == 0 ? Kind.Wild : Kind.Tame);
            CSharpCompilation compilation = Workbench.Compile(sources);
            HashSet<string> before = [.. Errors(compilation)];
            string[] added = [.. Errors(GeneratorRun.Start(compilation, File).Output).Where(error => !before.Contains(error))];
            Assert.True(added.Length == 0, string.Join("\n", added.Concat(sources)));
        }

        output.WriteLine($"{Compiled * PerBatch} declarations compiled");
    }

    private static IEnumerable<string> Errors(Compilation compilation) => compilation.GetDiagnostics()
        .Where(item => item.Severity == DiagnosticSeverity.Error)
        .Select(item => item.ToString());

    private static string[] Sources(int batch, Kind kind)
    {
        Random random = new(Seed + batch);
        DeclarationGrammar grammar = new(random, tame: kind == Kind.Tame);
        return [.. Enumerable.Range(batch * PerBatch, PerBatch).Select(number => kind == Kind.Mutated ? TokenMutation.Mutate(grammar.Source(number), random) : grammar.Source(number))];
    }

    /// <summary>Runs a batch; where it throws, the message has the declaration that did it.</summary>
    private static (int Files, int Runnable, Diagnostic[] Found) RunNamed(string[] sources)
    {
        try
        {
            return Run(sources);
        }
        catch (Exception)
        {
            foreach (string source in sources)
            {
                try
                {
                    _ = Run([source]);
                }
                catch (Exception alone)
                {
                    throw new InvalidOperationException(source, alone);
                }
            }

            throw;
        }
    }

    private static (int Files, int Runnable, Diagnostic[] Found) Run(string[] sources)
    {
        CSharpCompilation compilation = Workbench.Compile(sources);
        GeneratorRun run = GeneratorRun.Start(compilation, File);
        return (run.Sources.Length, run.Sources.Count(source => source.Text.Contains("Forward(", StringComparison.Ordinal)), Workbench.Analyze(compilation, [File]));
    }

    private enum Kind
    {
        /// <summary>What a hasty person types.</summary>
        Wild,

        /// <summary>The same, damaged.</summary>
        Mutated,

        /// <summary>Likely to run: so that the rooms behind the declarations see strange networks too.</summary>
        Tame,
    }
}
