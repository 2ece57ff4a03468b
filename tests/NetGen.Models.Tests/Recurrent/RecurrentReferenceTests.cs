using System.Text.Json;
using NetGen.Generator;
using NetGen.Generator.Cost;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Recurrent;

/// <summary>The counts of shared/reference/architectures/rnn_cells.json: multiply-accumulates, weights and biases of published recurrent networks, equal.</summary>
public sealed class RecurrentReferenceTests
{
    public static TheoryData<string> Instances()
    {
        TheoryData<string> names = [];
        foreach (JsonElement instance in Read().Where(instance => instance.TryGetProperty("cell", out _)))
        {
            names.Add(instance.GetProperty("name").GetString()!);
        }

        if (names.Count == 0)
        {
            names.Add("");
        }

        return names;
    }

    [SkippableTheory]
    [MemberData(nameof(Instances))]
    public void CountsAreThoseOfTheTable(string name)
    {
        Skip.If(name.Length == 0, "../shared/reference is absent");
        JsonElement wanted = Read().Single(instance => instance.GetProperty("name").GetString() == name);
        (int n, int k, int steps, int projection) = (Int(wanted, "n"), Int(wanted, "k"), Int(wanted, "steps"), Int(wanted, "projection"));
        string layer = wanted.GetProperty("cell").GetString() switch
        {
            "lstm" => $"[Lstm({k}, Projection = {projection}, Peepholes = {(wanted.GetProperty("peephole").GetBoolean() ? "true" : "false")})]",
            "gru" => $"[Gru({k}, ResetBefore = true)]",
            _ => $"[Rnn({k})]",
        };
        int classes = Int(wanted, "fc_macs") / (projection > 0 ? projection : k);
        NetworkModel model = DeclaredNetwork.FromMembers(
            [$"[Input({steps}, {n})] static partial void Rows();", $"{layer} static partial void Cell();", $"[Dense({classes})] static partial void Logits();"],
            NetworkPrecision.Float32);
        Analysis analysis = Compiler.Analyze(model);
        NetworkCost cost = analysis.Cost!;
        SequenceCost sequence = CostOfSequence.Of(analysis.Declared!)!;
        Assert.Equal((steps, 0), (sequence.Layers[0].Steps, sequence.Layers[1].Steps));
        Assert.Equal(wanted.GetProperty("macs_per_step").GetDecimal(), sequence.Layers[0].StepMacs);
        Assert.Equal(wanted.GetProperty("macs_per_step").GetDecimal(), sequence.StepMacs);
        Assert.Equal(wanted.GetProperty("fc_macs").GetInt64(), sequence.OnceMacs);
        Assert.Equal(wanted.GetProperty("macs_total").GetInt64(), sequence.Total.Macs);
        Assert.Equal(wanted.GetProperty("weights").GetInt64(), sequence.Total.Weights);

        // The table's formulas: k, an LSTM 2k, projected to p values k + p.
        int output = projection > 0 ? projection : k;
        Assert.Equal(wanted.GetProperty("cell").GetString() == "lstm" ? k + output : k, sequence.State);
        Assert.Equal((output, output), (sequence.Layers[0].StepActivations, sequence.Layers[0].Activations));
        Assert.Equal(wanted.GetProperty("macs_sequence").GetInt64(), cost.Layers[0].Cost.Macs);
        Assert.Equal(wanted.GetProperty("macs_per_step").GetInt64(), cost.Layers[0].Cost.Macs / steps);
        Assert.Equal(wanted.GetProperty("macs_total").GetInt64(), cost.Macs);
        Assert.Equal(wanted.GetProperty("weights").GetInt64(), cost.Total.Weights);
        Assert.Equal(wanted.GetProperty("biases").GetInt64(), cost.Total.Biases);
        Assert.Equal(wanted.GetProperty("params").GetInt64(), cost.Total.Weights + cost.Total.Biases + cost.Total.Norm);
        Assert.Equal(wanted.GetProperty("params").GetInt64() * sizeof(float), cost.WeightBytes);
    }

    /// <summary>The recurrent part of the noise suppressor of 2018, layer by layer: its GRUs reset in front of the product, and read what others computed.</summary>
    [SkippableFact]
    public void NoiseSuppressorIsThatOfTheTable()
    {
        JsonElement? wanted = Read().Where(instance => instance.GetProperty("name").GetString() == "rnnoise_2018").Select(instance => (JsonElement?)instance).FirstOrDefault();
        Skip.If(wanted is null, "../shared/reference is absent");
        NetworkModel model = DeclaredNetwork.FromMembers(
        [
            "[Input(1, 42)] static partial void Features();",
            "[Conv1D(24, 1, Activation = Activation.Tanh)] static partial void InputDense();",
            "[Gru(24, ResetBefore = true, Sequences = true)] static partial void VadGru();",
            "[Output, Dense(1, Activation = Activation.Sigmoid)] static partial void VadOut();",
            "[Concat(nameof(InputDense), nameof(VadGru), nameof(Features))] static partial void ForNoise();",
            "[Gru(48, ResetBefore = true, Sequences = true)] static partial void NoiseGru();",
            "[Concat(nameof(VadGru), nameof(NoiseGru), nameof(Features))] static partial void ForDenoise();",
            "[Gru(96, ResetBefore = true, Sequences = true)] static partial void DenoiseGru();",
            "[Output, Dense(22, Activation = Activation.Sigmoid)] static partial void DenoiseOut();",
        ], NetworkPrecision.Float32);
        Analysis analysis = Compiler.Analyze(model);
        NetworkCost cost = analysis.Cost!;
        SequenceCost sequence = CostOfSequence.Of(analysis.Declared!)!;
        Assert.Equal(Int(wanted!.Value, "macs_per_frame"), sequence.StepMacs + sequence.OnceMacs);
        Assert.Equal(24 + 48 + 96, sequence.State);
        foreach (JsonProperty layer in wanted.Value.GetProperty("layers").EnumerateObject())
        {
            string name = string.Concat(layer.Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            Assert.Equal(layer.Value.GetInt64(), cost.Layers.Single(row => row.Layer == name).Cost.Macs);
        }

        Assert.Equal(Int(wanted.Value, "macs_per_frame"), cost.Macs);
        Assert.Equal(Int(wanted.Value, "weights"), cost.Total.Weights);
        Assert.Equal(Int(wanted.Value, "biases"), cost.Total.Biases);
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static JsonElement[] Read()
    {
        string path = Path.Combine(ReferenceTable.Folder, "rnn_cells.json");
        return File.Exists(path) ? [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("instances").EnumerateArray()] : [];
    }
}
