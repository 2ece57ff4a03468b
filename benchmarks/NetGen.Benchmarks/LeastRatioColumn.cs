using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace NetGen.Benchmarks;

/// <summary>The least time over the baseline's least time: what other processes take lengthens both means, but seldom every iteration.</summary>
public sealed class LeastRatioColumn : BaselineCustomColumn
{
    /// <inheritdoc/>
    public override string Id => nameof(LeastRatioColumn);

    /// <inheritdoc/>
    public override string ColumnName => "MinRatio";

    /// <inheritdoc/>
    public override int PriorityInCategory => 2;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public override string Legend => "Least time / least time of the baseline";

    /// <inheritdoc/>
    public override string GetValue(Summary summary, BenchmarkCase benchmarkCase, Statistics baseline, IReadOnlyDictionary<string, Metric> baselineMetrics, Statistics current, IReadOnlyDictionary<string, Metric> currentMetrics, bool isBaseline) =>
        (current.Min / baseline.Min).ToString("0.00", CultureInfo.InvariantCulture);
}
