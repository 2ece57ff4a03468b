using System.Globalization;
using System.Text.Json;
using NetGen.Generator.Cost;

namespace NetGen.Models.Tests.Recurrent;

/// <summary>The lecture's cost table in exact counts: shared/reference/architectures/lecture_cost_table.json, equal, and the ratios printed in the README beside it.</summary>
public sealed class LectureCostTests
{
    [SkippableFact]
    public void CountsAreThoseOfTheTable()
    {
        string path = Path.Combine(ReferenceTable.Folder, "lecture_cost_table.json");
        Skip.IfNot(File.Exists(path), "../shared/reference is absent");
        JsonElement[] rows = [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("rows").EnumerateArray()];
        Assert.Equal(6, rows.Length);
        foreach (JsonElement row in rows)
        {
            AsymptoticCost cost = new(row.GetProperty("t").GetInt32(), row.GetProperty("k").GetInt32(), row.GetProperty("d").GetInt32(), row.GetProperty("h").GetInt32());
            Assert.Equal(Flat("", row).Order(), Counted(cost).Order());
        }
    }

    [SkippableFact]
    public void RatiosAreThoseThatArePrinted()
    {
        string path = Path.Combine(ReferenceTable.Folder, "README.md");
        Skip.IfNot(File.Exists(path), "../shared/reference is absent");
        string[][] rows = [.. File.ReadAllLines(path)
            .SkipWhile(line => !line.StartsWith("| t | k | d | RNN exact", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
        Assert.Equal(6, rows.Length);
        foreach (string[] row in rows)
        {
            int[] sizes = [.. row.Take(3).Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
            AsymptoticCost cost = new(sizes[0], sizes[1], sizes[2], 1);
            decimal all = cost.Projections + cost.FeedForward + cost.Attention;
            decimal[] ratios =
            [
                cost.Elman.TestMacs.Constant, cost.NaiveAttention.TestMacs.Constant, cost.PrecomputedAttention.TestMacs.Constant, cost.Transformer.TestMacs.Constant, 100 * cost.Attention / all,
            ];
            Assert.Equal(row.Skip(3), row.Skip(3).Zip(ratios, Printed));
        }
    }

    /// <summary>Formulas that the JSON file has no column for, by hand: t = 3, k = 4, d = 2, h = 2.</summary>
    [Fact]
    public void MemoryIsThatOfTheFormulas()
    {
        AsymptoticCost cost = new(3, 4, 2, 2);
        Assert.Equal((8, 8, 24, 24), Memory(cost.Elman));
        Assert.Equal((8, 8, 24, 96), Memory(cost.Gru));
        Assert.Equal((8, 16, 24, 144), Memory(cost.Lstm));
        Assert.Equal((24, 24 + 8, 72, 72 + 18 + 48), Memory(cost.NaiveAttention));
        Assert.Equal((24, 48 + 8, 72, 72 + 18 + 48), Memory(cost.PrecomputedAttention));
        Assert.Equal((24, 72, 24, (17 * 24) + 72), Memory(cost.Transformer));
        Assert.Equal((24, 48, 24, (17 * 24) + 72), Memory(cost.CausalTransformer));
        Assert.All(cost.Models, model => Assert.Equal(3 * model.TestMacs.Exact.Value, model.TrainingMacs.Exact.Value));
    }

    private static (decimal Test, decimal ExactTest, decimal Training, decimal ExactTraining) Memory(AsymptoticModel model) =>
        (model.TestMemory.Lecture.Value, model.TestMemory.Exact.Value, model.TrainingMemory.Lecture.Value, model.TrainingMemory.Exact.Value);

    /// <summary>A figure with as many digits behind the point as the one beside it.</summary>
    private static string Printed(string like, decimal ratio)
    {
        string number = like.TrimEnd('%');
        int digits = number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1;
        return Math.Round(ratio, digits).ToString("F" + digits, CultureInfo.InvariantCulture) + like[number.Length..];
    }

    private static IEnumerable<(string Name, decimal Value)> Flat(string prefix, JsonElement row) => row.EnumerateObject().SelectMany(item =>
        item.Value.ValueKind == JsonValueKind.Object ? Flat(prefix + item.Name + ".", item.Value) : [(prefix + item.Name, item.Value.GetDecimal())]);

    private static IEnumerable<(string Name, decimal Value)> Counted(AsymptoticCost cost) =>
    [
        ("t", cost.T), ("k", cost.K), ("d", cost.D), ("h", cost.H),
        ("rnn_exact", cost.Elman.TestMacs.Exact.Value),
        ("rnn_form", cost.Elman.TestMacs.Lecture.Value),
        ("lstm_exact", cost.Lstm.TestMacs.Exact.Value),
        ("gru_exact", cost.Gru.TestMacs.Exact.Value),
        ("rnn_attn.naive", cost.NaiveAttention.TestMacs.Exact.Value),
        ("rnn_attn.precomp", cost.PrecomputedAttention.TestMacs.Exact.Value),
        ("rnn_attn_form", cost.PrecomputedAttention.TestMacs.Lecture.Value),
        .. Transformer("transformer", cost, cost.Transformer, cost.Attention),
        .. Transformer("transformer_causal", cost, cost.CausalTransformer, cost.CausalAttention),
        ("transformer_form", cost.Transformer.TestMacs.Lecture.Value),
    ];

    private static IEnumerable<(string Name, decimal Value)> Transformer(string name, AsymptoticCost cost, AsymptoticModel model, decimal attention) =>
    [
        (name + ".total", model.TestMacs.Exact.Value),
        (name + ".proj", cost.Projections),
        (name + ".ffn", cost.FeedForward),
        (name + ".attn", attention),
        (name + ".params", cost.TransformerParameters),
        (name + ".kv_cache", cost.Cache),
        (name + ".train_act", model.TrainingMemory.Exact.Value),
    ];
}
