using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Models.Tests.Calibration;

/// <summary>Collects signal-to-quantization-noise ratios of outputs, and prints the least and the median of each kind when a class of tests is done.</summary>
public sealed class AccuracySummary(IMessageSink sink) : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> ratios = new();

    public void Add(string kind, double decibels) => ratios.GetOrAdd(kind, _ => []).Add(decibels);

    public void Dispose()
    {
        foreach (var (kind, all) in ratios.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            double[] sorted = [.. all.Order()];
            string least = sorted[0].ToString("0.0", CultureInfo.InvariantCulture);
            string median = sorted[sorted.Length / 2].ToString("0.0", CultureInfo.InvariantCulture);
            sink.OnMessage(new DiagnosticMessage($"{kind}: {sorted.Length} outputs, least {least} dB, median {median} dB"));
        }
    }
}
