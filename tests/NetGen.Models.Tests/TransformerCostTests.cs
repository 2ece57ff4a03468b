using System.Globalization;
using System.Text.Json;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>Counts of transformers, equal to the formulas and to the tables of shared/reference/architectures.</summary>
public sealed class TransformerCostTests
{
    private static readonly string Folder = Path.Combine(Repository.Shared, "reference", "architectures");

    /// <summary>MACs = 4 t k^2 + 2 t k f + 2 t^2 k, parameters = 4 k^2 + 4 k + 2 k f + f + k and two normalizations.</summary>
    [Theory]
    [InlineData(16, 32, 4, 64, false)]
    [InlineData(7, 24, 3, 50, true)]
    [InlineData(1, 8, 1, 3, false)]
    [InlineData(130, 64, 8, 256, true)]
    public void An_encoders_layer(int t, int k, int heads, int f, bool preNorm)
    {
        OperatorCost cost = Cost($"[Input({t}, {k})] static partial void X();", $"[TransformerEncoder({heads}, {f}, PreNorm = {(preNorm ? "true" : "false")})] static partial void Y();");
        Assert.Equal((4L * t * k * k) + (2L * t * k * f) + (2L * t * t * k), cost.Macs);
        Assert.Equal((4L * k * k) + (2L * k * f), cost.Weights);
        Assert.Equal((4L * k) + f + k, cost.Biases);
        Assert.Equal(4L * k, cost.Norm);
    }

    /// <summary>To s positions of m channels: 2 t k^2 + 2 s m k and t s k twice.</summary>
    [Fact]
    public void Attention_to_a_memory()
    {
        OperatorCost cost = Cost(
            "[Input(5, 12)] static partial void X();", "[Input(9, 7)] static partial void Other();", "[MultiHeadAttention(3, From = nameof(X), Memory = nameof(Other))] static partial void Y();");
        Assert.Equal((2L * 5 * 12 * 12) + (2L * 9 * 7 * 12) + (2L * 5 * 9 * 12), cost.Macs);
        Assert.Equal((2L * 12 * 12) + (2L * 7 * 12), cost.Weights);
    }

    /// <summary>The lecture's table: 12 t k^2 d + 2 t^2 k d with a feed-forward network of 4 k, causal 12 t k^2 d + t (t + 1) k d.</summary>
    [SkippableFact]
    public void Stacks_of_the_lectures_table()
    {
        foreach (JsonElement row in Table("lecture_cost_table.json").GetProperty("rows").EnumerateArray())
        {
            (int t, int k, int d, int h) = (row.GetProperty("t").GetInt32(), row.GetProperty("k").GetInt32(), row.GetProperty("d").GetInt32(), row.GetProperty("h").GetInt32());
            foreach ((string name, string kind) in new[] { ("transformer", "TransformerEncoder"), ("transformer_causal", "TransformerDecoder") })
            {
                OperatorCost cost = Cost($"[Input({t}, {k})] static partial void X();", $"[{kind}({h}, {4 * k}, Repeat = {d})] static partial void Y();");
                JsonElement counts = row.GetProperty(name);
                Assert.Equal(counts.GetProperty("total").GetInt64(), cost.Macs);
                Assert.Equal(counts.GetProperty("params").GetInt64(), cost.Weights + cost.Biases + cost.Norm);
            }
        }
    }

    [SkippableFact]
    public void Language_models_of_the_table()
    {
        foreach (JsonElement row in Table("transformer_decoder_tiny.json").GetProperty("gpt").EnumerateArray())
        {
            int Of(string name) => row.GetProperty(name).GetInt32();
            long Long(string name) => row.GetProperty(name).GetInt64();
            (int k, int d, int t, int words) = (Of("k"), Of("d"), Of("t"), Of("vocab"));
            string[] body =
            [
                $"[Tokens({t})] static partial void Text();",
                $"[Embedding({words}, {k})] static partial void Words();",
                "[PositionalEncoding] static partial void Places();",
                $"[TransformerDecoder({Of("h")}, {Of("f")}, PreNorm = true, Activation = Activation.Gelu, Repeat = {d})] static partial void Blocks();",
                "[LayerNorm] static partial void Norm();",
            ];
            string head = $"[Dense({words}, PerPosition = true, Bias = false, WeightOf = nameof(Words))] static partial void Logits();";
            NetworkModel all = Model([.. body, head]);
            NetworkModel last = Model([.. body, $"[Slice(new[] {{ {t - 1}, 0 }}, new[] {{ 1, {k} }})] static partial void Last();", head]);

            OperatorCost whole = Cost(all);
            Assert.Equal(Long("params"), whole.Weights + whole.Biases + whole.Norm);
            Assert.Equal(Long("macs_generate_t_with_cache"), whole.Macs);
            Assert.Equal(Long("macs_prefill_t"), Cost(last).Macs);
            Assert.Equal(Long("macs_generate_t_no_cache"), Enumerable.Range(1, t).Sum(length => Cost(OfLength(last, length)).Macs));
            AssertSteps(all, row.GetProperty("macs_decode_step_p").GetString()!);
            AssertStream(all, row.GetProperty("macs_decode_step_p").GetString()!, Long("kv_cache"));
        }
    }

    [SkippableFact]
    public void Stories260K()
    {
        JsonElement row = Table("transformer_decoder_tiny.json").GetProperty("stories260K");
        int Of(string name) => row.GetProperty(name).GetInt32();
        JsonElement parameters = row.GetProperty("params");
        NetworkModel model = Model(
        [
            "[Tokens(16)] static partial void Text();",
            $"[Embedding({Of("vocab")}, {Of("dim")})] static partial void Words();",
            $"[TransformerDecoder({Of("heads")}, {Of("hidden")}, KeyValueHeads = {Of("kv_heads")}, Rotary = RotaryPairs.Neighbours, RmsNorm = true, Gated = true,"
                + $" Activation = Activation.Swish, PreNorm = true, Bias = false, Repeat = {Of("layers")})] static partial void Blocks();",
            "[RmsNorm] static partial void Norm();",
            $"[Dense({Of("vocab")}, PerPosition = true, Bias = false, WeightOf = nameof(Words))] static partial void Logits();",
        ]);
        Dictionary<string, long> layers = Graph(model).Nodes.GroupBy(node => node.Layer).ToDictionary(layer => layer.Key, layer => layer.Select(CostOf).Sum(cost => cost.Weights + cost.Biases + cost.Norm));
        Assert.Equal(parameters.GetProperty("embed").GetInt64(), layers["Words"]);
        Assert.Equal(parameters.GetProperty("layers").GetInt64(), layers["Blocks"]);
        Assert.Equal(parameters.GetProperty("per_layer").GetInt64() * Of("layers"), layers["Blocks"]);
        Assert.Equal(parameters.GetProperty("final_norm").GetInt64(), layers["Norm"]);
        Assert.Equal(parameters.GetProperty("total").GetInt64(), layers.Values.Sum());
        AssertSteps(model, $"{row.GetProperty("macs_token_fixed").GetInt64()}+{row.GetProperty("macs_token_attention_at_pos_p").GetString()}");
        AssertStream(OfLength(model, Of("seq")), $"{row.GetProperty("macs_token_fixed").GetInt64()}+{row.GetProperty("macs_token_attention_at_pos_p").GetString()}", row.GetProperty("kv_cache_elements").GetInt64());
    }

    /// <summary>4 k^2 + 2 k f a layer, and 2 k for each position that is looked back on; keys and values of all positions.</summary>
    [Theory]
    [InlineData(10, 24, 3, 50, 1)]
    [InlineData(33, 64, 8, 256, 5)]
    public void A_step_with_keys_and_values_kept(int t, int k, int heads, int f, int d) => AssertStream(
        Model([$"[Input({t}, {k})] static partial void X();", $"[TransformerDecoder({heads}, {f}, Repeat = {d})] static partial void Y();"]),
        $"{d * ((4 * k * k) + (2 * k * f))}+{2 * k * d}*(p+1)",
        2L * t * k * d);

    /// <summary>A sequence of one position more costs what a step of decoding costs: "27648+128*(p+1)".</summary>
    private static void AssertSteps(NetworkModel model, string formula)
    {
        (long rest, long each) = Read(formula);
        foreach (int p in new[] { 0, 1, 2, 11, 40 })
        {
            long before = p == 0 ? 0 : Cost(OfLength(model, p)).Macs;
            Assert.Equal(rest + (each * (p + 1)), Cost(OfLength(model, p + 1)).Macs - before);
        }
    }

    /// <summary>What a step over a stream costs at each position, and what it keeps.</summary>
    private static void AssertStream(NetworkModel model, string formula, long cached)
    {
        (long rest, long each) = Read(formula);
        NetGen.Generator.Analysis analysis = NetGen.Generator.Compiler.Analyze(model with { IsStreaming = true });
        Assert.Empty(analysis.Findings);
        StreamCost step = analysis.Cost!.Step!;
        Assert.Equal(each, step.MacsPerPosition);
        Assert.All(Enumerable.Range(0, step.Steps), p => Assert.Equal(rest + (each * (p + 1)), step.MacsAt(p)));
        Assert.Equal(step.MacsAt(step.Steps - 1), step.Macs);
        Assert.Equal((double)analysis.Cost.Macs / step.Steps, step.AverageMacs, 1e-6 * step.AverageMacs);
        Assert.Equal(cached * sizeof(float), step.CacheBytes);
        Assert.Equal(step.CacheBytes, step.StateBytes);
        Assert.Equal(step.Steps, step.Context);
    }

    private static (long Fixed, long Each) Read(string formula)
    {
        string[] terms = formula.Split('+', 2);
        Assert.EndsWith("*(p+1)", terms[1]);
        return (long.Parse(terms[0], CultureInfo.InvariantCulture), long.Parse(terms[1][..^"*(p+1)".Length], CultureInfo.InvariantCulture));
    }

    /// <summary>The same network over another number of tokens; a slice of the last position follows it.</summary>
    private static NetworkModel OfLength(NetworkModel model, int length) => model with
    {
        Layers = model.Layers.Select(layer => layer with
        {
            Arguments = layer.Arguments.Select(argument => (layer.Kind, argument.Name) switch
            {
                ("Tokens", "Length") => argument with { Value = new ArgumentValue.Integer(length) },
                ("Slice", "Begin") => argument with { Value = new ArgumentValue.Items([new ArgumentValue.Integer(length - 1), new ArgumentValue.Integer(0)]) },
                _ => argument,
            }).ToEquatableArray(),
        }).ToEquatableArray(),
    };

    private static JsonElement Table(string name)
    {
        string path = Path.Combine(Folder, name);
        Skip.IfNot(File.Exists(path), $"{path} is not here");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    private static NetworkModel Model(string[] members) => DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);

    private static NetworkGraph Graph(NetworkModel model)
    {
        (NetworkGraph? graph, IReadOnlyList<Finding> findings) = BuildGraph.Run(model);
        Assert.Empty(findings);
        return graph!;
    }

    private static OperatorCost Cost(params string[] members) => Cost(Model(members));

    private static OperatorCost Cost(NetworkModel model) => Graph(model).Nodes.Select(CostOf).Aggregate(default(OperatorCost), (sum, cost) => sum + cost);

    private static OperatorCost CostOf(Node node) => node.Operator.Cost([.. node.Inputs.Select(input => input.Shape)], [.. node.Outputs.Select(output => output.Shape)]);
}
