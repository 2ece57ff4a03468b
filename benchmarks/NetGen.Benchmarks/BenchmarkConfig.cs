using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace NetGen.Benchmarks;

/// <summary>
/// Short jobs in one process: what is compared runs in the same process, one after the other, and the whole suite takes minutes.
/// No project is generated and built for each benchmark, which would take longer than the measurements.
/// </summary>
public sealed class BenchmarkConfig : ManualConfig
{
    /// <summary>Makes the configuration that all benchmarks share.</summary>
    public BenchmarkConfig()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(6)
            .WithIterationTime(TimeInterval.FromMilliseconds(200))
            .WithIterationCount(15));

        // A busy machine moves the mean; the median and the least time move less.
        AddColumn(StatisticColumn.Median, StatisticColumn.Min, new LeastRatioColumn());
    }
}
