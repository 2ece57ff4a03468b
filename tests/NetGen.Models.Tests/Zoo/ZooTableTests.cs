using System.Globalization;
using System.Text.Json;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Models.Tests.Zoo;

/// <summary>
/// Every row of every reference table against the declarations of samples/Zoo: the same wiring, window, padding, groups, bias, normalization, activation,
/// shape, MACs, weights, biases and units. Equal, row by row, and nothing is left over on either side.
/// </summary>
public sealed class ZooTableTests
{
    public static TheoryData<string, string> Tables()
    {
        TheoryData<string, string> tables = [];
        foreach ((string table, string network) in ZooNetworks.Tables)
        {
            tables.Add(table, network);
        }

        return tables;
    }

    [SkippableTheory]
    [MemberData(nameof(Tables))]
    public void EveryRowIsTheDeclarations(string table, string network)
    {
        string path = Path.Combine(ReferenceTable.Folder, table + ".json");
        Skip.IfNot(File.Exists(path), "../shared/reference/architectures is absent");
        JsonElement root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        NetworkGraph graph = ZooNetworks.Analyze(network).Declared!;
        List<DeclaredRow> open = [.. DeclaredRow.Of(graph)];
        Dictionary<string, Value> values = new() { [root.GetProperty("input").GetProperty("id").GetString()!] = graph.Inputs[0] };
        foreach (JsonElement row in root.GetProperty("layers").EnumerateArray())
        {
            string id = row.GetProperty("id").GetString()!;
            Value[] inputs = [.. row.GetProperty("inputs").EnumerateArray().Select(input => values[input.GetString()!])];
            values[id] = row.GetProperty("op").GetString() switch
            {
                "slice" when Part(row, inputs[0], open) is { } part => part,
                _ => Take(row, id, inputs, open),
            };
        }

        if (root.TryGetProperty("postprocess", out JsonElement detection))
        {
            SsdDetector detector = (SsdDetector)open.Single(row => row.First.Operator is SsdDetector).First.Operator;
            Assert.Equal(Describe(detection), Describe(detector));
        }

        Assert.Empty(open.Where(row => row.First.Operator is not (Generator.Layers.Split or SsdDetector)).Select(row => row.First.Name));
        JsonElement totals = root.GetProperty("totals");
        OperatorCost total = DeclaredRow.Of(graph).Aggregate(default(OperatorCost), (sum, row) => sum + row.Cost);
        Assert.Equal(
            (Number(totals, "macs"), Number(totals, "weights"), Number(totals, "biases"), Number(totals, "bn_scale_shift"), Number(totals, "units")),
            (total.Macs, total.Weights, total.Biases, total.Norm, total.Units));
    }

    /// <summary>A detector of TensorFlow's convention, as the tables have it behind their layers.</summary>
    private static string Describe(JsonElement detection)
    {
        JsonElement priors = detection.GetProperty("priors");
        float[] ratios = [.. priors.GetProperty("aspect_ratios").EnumerateArray().Select(ratio => ratio.GetSingle())];
        double[] scales = [.. priors.GetProperty("scales").EnumerateArray().Select(scale => scale.GetDouble())];
        IEnumerable<(double Scale, double Ratio)[]> boxes = detection.GetProperty("feature_maps").EnumerateObject().Select((_, i) => i == 0
            ? [.. priors.GetProperty("lowest_layer").EnumerateArray().Select(box => (box[0].GetDouble(), box[1].GetDouble()))]
            : ratios.Select(ratio => (scales[i], (double)ratio)).Append((Math.Sqrt(scales[i] * scales[i + 1]), 1)).ToArray());
        IEnumerable<string> maps = detection.GetProperty("feature_maps").EnumerateObject().Zip(boxes, (map, sizes) =>
            $"{map.Value.GetInt32()}x{map.Value.GetInt32()} {string.Join(" ", sizes.SelectMany(box => new[] { box.Scale / Math.Sqrt(box.Ratio), box.Scale * Math.Sqrt(box.Ratio) }).Select(Rounded))}");
        JsonElement suppression = detection.GetProperty("nms");
        return string.Join("\n", maps) + $"\n{string.Join(" ", detection.GetProperty("decode").GetProperty("scales").EnumerateArray().Select(scale => Rounded(1 / scale.GetDouble())))}"
            + $" above {suppression.GetProperty("score_threshold").GetSingle()} overlap {suppression.GetProperty("iou_threshold").GetSingle()} most {suppression.GetProperty("max_per_class").GetInt32()} of {suppression.GetProperty("max_total").GetInt32()} background 0";
    }

    private static string Describe(SsdDetector detector) =>
        string.Join("\n", detector.Maps.Select(map => $"{map.Rows}x{map.Columns} {string.Join(" ", map.Sizes.Select(size => Rounded(size)))}"))
        + $"\n{string.Join(" ", detector.Variances.Select(variance => Rounded(variance)))}"
        + $" above {detector.ScoreThreshold} overlap {detector.IouThreshold} most {detector.MaxPerClass} of {detector.MaxDetections} background {detector.Background}";

    private static string Rounded(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A table that nobody declared would not be noticed otherwise.</summary>
    [SkippableFact]
    public void EveryTableHasItsNetwork()
    {
        Skip.IfNot(Directory.Exists(ReferenceTable.Folder), "../shared/reference/architectures is absent");
        IEnumerable<string> tables = Directory.GetFiles(ReferenceTable.Folder, "*.json")
            .Where(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement.TryGetProperty("input", out JsonElement input) && input.TryGetProperty("shape", out _))
            .Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(tables.Order(StringComparer.Ordinal), ZooNetworks.Tables.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>The declared layer that reads the same values and says the same.</summary>
    private static Value Take(JsonElement row, string id, Value[] inputs, List<DeclaredRow> open)
    {
        string wanted = DeclaredRow.Describe(row);
        DeclaredRow[] reading = [.. open.Where(declared => declared.First.Inputs.OrderBy(value => value.Name, StringComparer.Ordinal).SequenceEqual(inputs.OrderBy(value => value.Name, StringComparer.Ordinal)))];
        DeclaredRow? found = reading.FirstOrDefault(declared => declared.Describe() == wanted);
        Assert.True(found is not null, $"{id}: {wanted}\ndeclared behind {string.Join(", ", inputs.Select(value => value.Name))}:\n{string.Join("\n", reading.Select(declared => declared.First.Name + ": " + declared.Describe()))}");
        open.Remove(found);
        return found.Outputs[0];
    }

    /// <summary>The part of a split that a table has as a slice.</summary>
    private static Value? Part(JsonElement row, Value input, List<DeclaredRow> open)
    {
        int count = row.GetProperty("count").GetInt32();
        return open.FirstOrDefault(declared => declared.First.Operator is Generator.Layers.Split && declared.First.Input == input)?.Outputs[row.GetProperty("start").GetInt32() / count] is { } part
            && part.Shape.Channels == count ? part : null;
    }

    private static long Number(JsonElement element, string property) => element.GetProperty(property).GetInt64();
}
