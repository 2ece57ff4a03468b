using System.Text.Json;
using NetGen.Generator;
using NetGen.Generator.Cost;
using NetGen.Generator.Declarations;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sequences;

/// <summary>The counts of shared/reference/architectures/bahdanau.json: the network of arXiv:1409.0473, declared, layer by layer.</summary>
public sealed class BahdanauTests
{
    private static readonly string Reference = Repository.Combine("..", "shared", "reference", "architectures", "bahdanau.json");

    [SkippableFact]
    public void CountsAreThoseOfTheTable()
    {
        Skip.IfNot(File.Exists(Reference), "../shared/reference is absent");
        JsonElement table = JsonDocument.Parse(File.ReadAllText(Reference)).RootElement;
        JsonElement parameters = table.GetProperty("params");
        int cases = 0;
        foreach (JsonElement wanted in table.GetProperty("cases").EnumerateArray())
        {
            int steps = (int)Long(wanted, "Ty");
            NetworkCost cost = Cost((int)Long(wanted, "Tx"), steps);
            Assert.Equal(Long(wanted, "encoder"), Macs("Encoder"));
            Assert.Equal(Long(wanted, "init_state"), Macs("Initial"));
            Assert.Equal(Long(wanted, "precompute_Ua_h"), Macs("Translation.Context.keys"));
            Assert.Equal(Long(wanted, "attention_per_decode_step") * steps, Macs("Translation.Context.") - Macs("Translation.Context.keys"));
            Assert.Equal(Long(wanted, "attention_total"), Macs("Translation.Context."));
            Assert.Equal(Long(wanted, "decoder_gru_per_step") * steps, Macs("Translation.After"));
            Assert.Equal(Long(wanted, "output_per_step") * steps, Macs("Translation.Deep") + Macs("Translation.Logits"));
            Assert.Equal(Long(wanted, "total"), cost.Macs);

            Assert.Equal(Long(parameters, "encoder"), Weights("Encoder"));
            Assert.Equal(Long(parameters, "alignment"), Weights("Translation.Context."));
            Assert.Equal(Long(parameters, "decoder") - Weights("Initial"), Weights("Translation.After"));
            Assert.Equal(Long(parameters, "output"), Weights("Translation.Deep") + Weights("Translation.Logits"));
            Assert.Equal(Long(parameters, "embeddings"), Weights("Words") + Weights("Translation.Word"));
            Assert.Equal(Long(parameters, "total"), cost.Total.Weights);
            cases++;

            long Macs(string name) => Layers(name).Sum(layer => layer.Cost.Macs);
            long Weights(string name) => Layers(name).Sum(layer => layer.Cost.Weights);
            IEnumerable<LayerCost> Layers(string name) => cost.Layers.Where(layer => layer.Name == name || (name.EndsWith('.') && layer.Name.StartsWith(name, StringComparison.Ordinal)));
        }

        Assert.Equal(4, cases);
    }

    private static long Long(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static NetworkCost Cost(int length, int steps)
    {
        Declaration declaration = DeclaredNetwork.Read($$"""
            using NetGen;
            namespace Demo
            {
                [Network]
                public static partial class RnnSearch
                {
                    [Tokens({{length}})] static partial void Source();
                    [Embedding(30000, 620)] static partial void Words();
                    [Gru(1000, Direction = Direction.Both, ResetBefore = true, Sequences = true, States = true)] static partial void Encoder();
                    [Slice(new[] { 1000 }, new[] { 1000 }, From = "Encoder.1")] static partial void Backward();
                    [Dense(1000, Activation = Activation.Tanh)] static partial void Initial();
                    [Translator(Steps = {{steps}}, From = "Encoder.0", State = new[] { nameof(Initial) })] static partial void Translation();
                }

                public sealed partial class TranslatorAttribute : DecoderAttribute
                {
                    [PreviousSymbol(nameof(Logits))] static partial void Last();
                    [PreviousState(nameof(After))] static partial void Before();
                    [Memory] static partial void Read();
                    [Embedding(30000, 620, From = nameof(Last))] static partial void Word();
                    [AdditiveAttention(1000, From = nameof(Before), Memory = nameof(Read), Bias = false)] static partial void Context();
                    [Concat(nameof(Word), nameof(Context))] static partial void Seen();
                    [Gru(1000, ResetBefore = true, State = new[] { nameof(Before) })] static partial void After();
                    [Concat(nameof(Before), nameof(Word), nameof(Context))] static partial void Known();
                    [Dense(1000)] static partial void Deep();
                    [Reshape(1000, 1, 1)] static partial void Column();
                    [MaxPool(2, 1, Stride = 2)] static partial void Maxout();
                    [Dense(30000)] static partial void Logits();
                }
            }
            """);
        Assert.Empty(declaration.Findings);
        Analysis analysis = Compiler.Analyze(declaration.Model);
        Assert.Empty(analysis.Findings);
        return analysis.Cost!;
    }
}
