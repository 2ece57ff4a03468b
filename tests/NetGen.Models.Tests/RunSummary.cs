using System.Collections.Concurrent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NetGen.Models.Tests;

/// <summary>Counts what a class of tests has compared, and prints the counts in the test run's output when the class is done.</summary>
public sealed class RunSummary(IMessageSink sink) : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> counts = new();

    /// <summary>Adds vectors of a network, once for a network of one kind however often it is run.</summary>
    public void Add(string kind, string network, int vectors) => counts.GetOrAdd(kind, _ => new())[network] = vectors;

    public void Dispose()
    {
        foreach (var (kind, networks) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            sink.OnMessage(new DiagnosticMessage($"{kind}: {networks.Count} networks, {networks.Values.Sum()} vectors"));
        }
    }
}
