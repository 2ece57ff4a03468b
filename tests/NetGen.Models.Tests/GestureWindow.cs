using System.Globalization;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>A recorded window of the gesture sample as the network's input, and what the trainer's integer arithmetic answers to it.</summary>
internal sealed record GestureWindow(string Class, sbyte[] Input, sbyte[] Scores)
{
    /// <summary>The gestures in the order of the scores.</summary>
    public static string[] Classes { get; } =
        File.ReadLines(Sample("traces.csv")).Single(line => line.StartsWith("# classes: ", StringComparison.Ordinal))["# classes: ".Length..].Split(' ');

    public static string Sample(string file) => Repository.Combine("samples", "Microcontroller", file);

    public static IReadOnlyList<GestureWindow> All()
    {
        string[][] traces = Rows(Sample("traces.csv"));
        string[][] scores = Rows(Repository.Combine("tests", "NetGen.Models.Tests", "Gestures", "scores.csv"));
        Assert.Equal(traces.Select(row => row[0]), scores.Select(row => row[0]));
        return [.. traces.Zip(scores, (trace, score) => new GestureWindow(trace[0], [.. Numbers(trace, 2).Select(Quantize)], [.. Numbers(score, 1).Select(value => (sbyte)value)]))];
    }

    /// <summary>Sensor counts to steps of 1/32 g, as the files' headers define it.</summary>
    private static sbyte Quantize(int count) => (sbyte)Math.Min(127, (count + 128) >> 8);

    private static IEnumerable<int> Numbers(string[] row, int from) => row.Skip(from).Select(field => int.Parse(field, CultureInfo.InvariantCulture));

    private static string[][] Rows(string path) => [.. File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => line.Split(','))];
}
