using BenchmarkDotNet.Running;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Onnx;

string? absence = TinyModel.Absence;
if (absence is not null)
{
    Console.Error.WriteLine(absence);
}

if (args is ["--check"])
{
    IReadOnlyList<ModelCheck> checks = absence is null ? ModelCheck.RunAll() : [];
    foreach (ModelCheck check in checks)
    {
        Console.WriteLine(check);
    }

    return absence is null && checks.All(check => check.Passes) ? 0 : 1;
}

Type[] benchmarks = absence is null
    ? [typeof(AnalyzerBenchmark), typeof(ChooserBenchmark), typeof(GeneratorBenchmark), typeof(InferenceBenchmark)]
    : [typeof(AnalyzerBenchmark)];
BenchmarkSwitcher.FromTypes(benchmarks).Run(args);
return 0;
