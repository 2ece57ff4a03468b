using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Calibration.Choosing;
using NetGen.Calibration.Observing;
using NetGen.Calibration.Ranges;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Calibration;

/// <summary>Ranges, scales and percentiles against PyTorch's observers and NumPy, whose answers training/calibration wrote down.</summary>
public sealed class ObserverTests
{
    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllText(Repository.Combine("tests", "NetGen.Models.Tests", "Calibration", "observers.json"))).RootElement;

    public static TheoryData<string> Activations() => [.. Names("activations")];

    public static TheoryData<string> Weights() => [.. Names("weights")];

    [Theory]
    [MemberData(nameof(Activations))]
    public void ScalesAreThoseOfMinMaxObserver(string name)
    {
        JsonElement golden = Find("activations", name);
        ValueStatistics seen = Observe(golden, counts: false);
        Quantization quantization = seen.Range.ToQuantization();
        double scale = golden.GetProperty("scale").GetDouble();
        Assert.InRange(quantization.Scale / scale, 1 - 1e-6, 1 + 1e-6);

        // PyTorch rounds halves to even, TensorFlow Lite away from zero.
        double place = sbyte.MinValue - (Math.Min(seen.Least, 0) / scale);
        bool isHalf = Math.Abs(Math.Abs(place - Math.Truncate(place)) - 0.5) < 1e-4;
        Assert.InRange(quantization.ZeroPoint - golden.GetProperty("zero").GetInt32(), isHalf ? -1 : 0, isHalf ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void PercentilesAreThoseOfNumPy(string name)
    {
        JsonElement golden = Find("activations", name);
        float[] values = Floats(golden);
        ValueStatistics seen = Observe(golden, counts: true);
        double[][] pairs = [.. golden.GetProperty("percentiles").EnumerateArray().Select(pair => pair.EnumerateArray().Select(number => number.GetDouble()).ToArray())];
        OrderStatistics orders = OrderStatistics.For(seen, [.. pairs.Select(pair => pair[0])]);
        foreach (float[] sample in values.Chunk(50))
        {
            orders.Add(sample);
        }

        double largest = values.Max(Math.Abs);
        Assert.All(pairs, pair => Assert.InRange(Math.Abs(orders.Percentile(pair[0]) - pair[1]) / largest, 0, 1e-12));
    }

    [Theory]
    [MemberData(nameof(Weights))]
    public void WeightsAreThoseOfPerChannelMinMaxObserver(string name)
    {
        JsonElement golden = Find("weights", name);
        TensorShape shape = new([.. golden.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())]);
        int axis = golden.GetProperty("axis").GetInt32();
        float[] weights = Floats(golden);
        (int[] numbers, Quantization quantization) = QuantizeWeights.Run(weights, shape, axis, []);
        double[] scales = [.. golden.GetProperty("scales").EnumerateArray().Select(scale => scale.GetDouble())];
        Assert.Equal(scales.Length, quantization.Scales.Count);
        Assert.All(quantization.Scales.Zip(scales), pair => Assert.InRange(pair.First / pair.Second, 1 - 1e-6, 1 + 1e-6));
        Assert.Equal(golden.GetProperty("numbers").GetBytesFromBase64().Select(number => (int)(sbyte)number), numbers);
        float one = QuantizeWeights.Run(weights, shape, -1, []).Quantization.Scale;
        Assert.InRange(one / golden.GetProperty("scale").GetDouble(), 1 - 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void TheLeastErrorClipsOutliersAndNothingElse()
    {
        ValueStatistics even = new(counts: true);
        even.Add([.. Enumerable.Range(0, 1000).Select(i => (i / 999f * 2) - 1)]);
        ValueRange whole = LeastErrorRange.Choose(even);

        // Half a step beyond an end is rounded, not clipped.
        Assert.InRange(whole.High, 0.98, 1);
        Assert.InRange(whole.Low, -1, -0.98);

        // One number of a million is 25: clipping it to c costs (25 - c)^2 once, and rounding a twelfth of a squared step a million times.
        ValueStatistics outlier = new(counts: true);
        outlier.Add([.. Enumerable.Range(0, 1_000_000).Select(i => i == 0 ? 25 : (i / 500_000f) - 1)]);
        Assert.InRange(LeastErrorRange.Choose(outlier).High, 5, 20);
    }

    [Fact]
    public void TheLeastErrorIsNoLargerThanThatOfTheWholeRange()
    {
        foreach (string name in Names("activations"))
        {
            JsonElement golden = Find("activations", name);
            ValueStatistics seen = Observe(golden, counts: true);
            double whole = Error(Floats(golden), seen.Range.ToQuantization());
            double chosen = Error(Floats(golden), LeastErrorRange.Choose(seen).ToQuantization());

            // The search sees bins and counts on the mean error of rounding, which a few hundred numbers miss by some percent.
            Assert.True(chosen <= whole * 1.15, $"{name}: {chosen} instead of {whole}");
        }
    }

    private static double Error(float[] values, Quantization quantization) => values.Sum(value =>
    {
        double step = Math.Clamp(Math.Round(value / quantization.Scale) + quantization.ZeroPoint, sbyte.MinValue, sbyte.MaxValue);
        double error = value - (quantization.Scale * (step - quantization.ZeroPoint));
        return error * error;
    });

    private static ValueStatistics Observe(JsonElement golden, bool counts)
    {
        ValueStatistics seen = new(counts);
        foreach (float[] sample in Floats(golden).Chunk(100))
        {
            Assert.True(seen.Add(sample));
        }

        return seen;
    }

    private static IEnumerable<string> Names(string kind) => Golden.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("name").GetString()!);

    private static JsonElement Find(string kind, string name) => Golden.GetProperty(kind).EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

    private static float[] Floats(JsonElement golden) => MemoryMarshal.Cast<byte, float>(golden.GetProperty("values").GetBytesFromBase64()).ToArray();
}
