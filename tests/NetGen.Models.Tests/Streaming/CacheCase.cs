using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Streaming;

/// <summary>A causal network that looks back on keys and values which it keeps from step to step.</summary>
public sealed record CacheCase(string Name, int Rows, IReadOnlyList<string> Members)
{
    /// <summary>Words that tokens name; 0 where the input is frames.</summary>
    public int Words { get; init; }

    public NetworkModel Model(NetworkPrecision precision) => DeclaredNetwork.FromMembers(Members, precision);

    public static IReadOnlyList<CacheCase> All { get; } =
    [
        new("learned", 11,
        [
            "[Tokens(11)] static partial void Text();",
            "[Embedding(13, 8)] static partial void Words();",
            "[PositionalEncoding] static partial void Places();",
            "[TransformerDecoder(2, 16, PreNorm = true, Activation = Activation.Gelu, Repeat = 2)] static partial void Blocks();",
            "[LayerNorm] static partial void Norm();",
            "[Dense(13, PerPosition = true, Bias = false, WeightOf = nameof(Words))] static partial void Logits();",
            "[Softmax] static partial void Scores();",
        ]) { Words = 13 },
        new("rotary_grouped", 9,
        [
            "[Tokens(9)] static partial void Text();",
            "[Embedding(7, 16)] static partial void Words();",
            "[TransformerDecoder(4, 12, KeyValueHeads = 2, Rotary = RotaryPairs.Neighbours, RmsNorm = true, Gated = true, Activation = Activation.Swish, PreNorm = true, Bias = false, Repeat = 2)] static partial void Blocks();",
            "[RmsNorm] static partial void Norm();",
            "[Dense(7, PerPosition = true)] static partial void Logits();",
            "[ArgMax] static partial void Next();",
        ]) { Words = 7 },
        new("sinusoidal_multi_query", 12,
        [
            "[Input(12, 6)] static partial void Frames();",
            "[Dense(8, PerPosition = true)] static partial void Wide();",
            "[PositionalEncoding(Kind = PositionalKind.Sinusoidal)] static partial void Places();",
            "[TransformerEncoder(4, 10, Causal = true, KeyValueHeads = 1)] static partial void Block();",
            "[MultiHeadAttention(1, Causal = true, Rotary = RotaryPairs.Halves)] static partial void Again();",
        ]),
        new("strided_front", 13,
        [
            "[Input(13, 4)] static partial void Frames();",
            "[Conv1D(8, 3, Stride = 2, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void Front();",
            "[PositionalEncoding] static partial void Places();",
            "[MultiHeadAttention(2, Causal = true)] static partial void Attention();",
            "[Conv1D(5, 2, Padding = Padding.Causal)] static partial void Behind();",
        ]),
        new("valid_front_recurrent", 10,
        [
            "[Input(10, 4)] static partial void Frames();",
            "[Conv1D(8, 3, Padding = Padding.Valid)] static partial void Front();",
            "[TransformerDecoder(2, 8, Rotary = RotaryPairs.Halves)] static partial void Block();",
            "[Gru(5, Sequences = true)] static partial void States();",
        ]),
        new("scores_are_outputs", 8,
        [
            "[Input(8, 6)] static partial void Frames();",
            "[Dense(6, PerPosition = true)] static partial void Queries();",
            "[Dense(3, PerPosition = true, From = nameof(Frames))] static partial void Keys();",
            "[Output] [MatMul(nameof(Queries), nameof(Keys), Heads = 2, KeyValueHeads = 1, TransposeRight = true, Causal = true)] static partial void Raw();",
            "[Output] [Softmax(Causal = true)] static partial void Weights();",
            "[Output] [MatMul(nameof(Weights), nameof(Keys), Heads = 2, KeyValueHeads = 1, Causal = true)] static partial void Context();",
        ]),
        new("whole_behind", 9,
        [
            "[Input(9, 6)] static partial void Frames();",
            "[MultiHeadAttention(3, Causal = true)] static partial void Attention();",
            "[GlobalAveragePool] static partial void Mean();",
            "[Dense(4)] static partial void Logits();",
        ]),
        new("one_position", 1,
        [
            "[Tokens(1)] static partial void Text();",
            "[Embedding(5, 4)] static partial void Words();",
            "[PositionalEncoding] static partial void Places();",
            "[TransformerDecoder(2, 6, Rotary = RotaryPairs.Halves)] static partial void Block();",
        ]) { Words = 5 },
    ];

    public static CacheCase Find(string name) => All.Single(item => item.Name == name);
}
