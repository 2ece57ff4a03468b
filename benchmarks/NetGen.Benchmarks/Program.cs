using BenchmarkDotNet.Running;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Large;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Onnx;
using NetGen.Generator.Model;

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

if (args is ["--build", ..])
{
    if (args is [_, var block, var precision] && LargeNetwork.Names.Contains(block) && Enum.TryParse(precision, out NetworkPrecision known))
    {
        BuildReport.Run(block, known);
        return 0;
    }

    Console.Error.WriteLine($"usage: --build {string.Join('|', LargeNetwork.Names)} {string.Join('|', Enum.GetNames<NetworkPrecision>())}");
    return 2;
}

Type[] benchmarks = absence is null
    ? [typeof(AnalyzerBenchmark), typeof(ChooserBenchmark), typeof(FloatSumsBenchmark), typeof(GeneratorBenchmark), typeof(InferenceBenchmark), typeof(LargeInferenceBenchmark)]
    : [typeof(AnalyzerBenchmark), typeof(FloatSumsBenchmark), typeof(LargeInferenceBenchmark)];
BenchmarkSwitcher.FromTypes(benchmarks).Run(args);
return 0;
