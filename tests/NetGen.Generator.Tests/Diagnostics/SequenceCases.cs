namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes in layers and blocks over sequences.</summary>
internal static class SequenceCases
{
    private const string Sequence = "[Input(6, 8)] static partial void X();";
    private const string Tokens = "[Tokens(6)] static partial void Text();";

    public static readonly DiagnosticCase[] All =
    [
        Of("NG1008", "", "[Tokens(«0»)] static partial void Text(); [Embedding(4, 3)] static partial void Y();", "Length is 0; it must be at least 1"),
        Of("NG1004", Tokens, "[«LayerNorm»] static partial void Y();", "Y: Text gives tokens, which LayerNorm does not take; put an [Embedding(vocabulary, size)] between"),
        Of("NG1004", Sequence, "[«Embedding(10, 4)»] static partial void Y();", "X gives numbers, and Embedding looks up indices; declare the input as [Tokens(length)]"),
        Of("NG1008", Tokens, "[Embedding(«0», 4)] static partial void Y();", "Vocabulary is 0"),
        Of("NG1008", Sequence, "[LayerNorm(«Epsilon = 0»)] static partial void Y();", "Epsilon is 0; it must be at least 1E-30"),
        Of("NG1004", "[Input(4, 4, 8)] static partial void X();", "[«PositionalEncoding»] static partial void Y();", "the input is 4x4x8; it must be a sequence, length x channels"),
        Of("NG1016", "[Input(100000, 64)] static partial void X();", "[«PositionalEncoding(Kind = PositionalKind.Sinusoidal)»] static partial void Y();", "the input 100000x64 wants a table of 6400000 sines"),
        Of("NG1007", Sequence, "[RotaryEncoding(«3»)] static partial void Y();", "heads of 3 values: the size must be even and divide the 8 channels"),
        Of("NG1008", Sequence, "[RotaryEncoding(4, «Pairs = RotaryPairs.None»)] static partial void Y();", "Pairs is None, which turns nothing"),
        Of("NG1004", Sequence, "[Softmax(«Causal = true»)] static partial void Y();", "the input is 6x8; causal softmax is over t x t values"),
        Of("NG1013", Sequence, "[Dense(4, «WeightOf = nameof(X)»)] static partial void Y();", "WeightOf wants PerPosition = true"),
        Of("NG1003", Tokens, "[Embedding(9, 4)] static partial void Words(); [Dense(9, PerPosition = true, «WeightOf = \"Word\"»)] static partial void Y();", "there is no layer \"Word\" with weights before it; did you mean Words?"),
        Of("NG1003", Tokens, "[Embedding(9, 4)] static partial void Words(); [Dense(7, PerPosition = true, «WeightOf = nameof(Words)»)] static partial void Y();", "the weight of Words is 9x4, and this layer wants 7x1x1x4"),
        Of("NG1013", Tokens, "[Embedding(9, 4)] static partial void Words(); [Dense(9, PerPosition = true, WeightOf = nameof(Words), «BatchNorm = true»)] static partial void Y();", "would be folded into a weight that is another layer's"),
        Of("NG1014", Sequence, "[«MatMul(nameof(X), nameof(X), nameof(X))»] static partial void Y();", "MatMul joins two layers"),
        Of("NG1004", Sequence, "[MatMul(«nameof(X)», nameof(X))] static partial void Y();", "rows of 8 values meet 6 rows (6x8 and 6x8)"),
        Of("NG1007", Sequence, "[MatMul(nameof(X), nameof(X), TransposeRight = true, «Heads = 3»)] static partial void Y();", "3 heads on the left and 3 on the right do not divide the channels"),
        Of("NG1007", Sequence, "[MatMul(nameof(X), nameof(X), TransposeRight = true, Heads = 4, «KeyValueHeads = 3»)] static partial void Y();", "3 heads do not divide the 4 of the left layer"),
        Of("NG1004", Sequence, "[Input(5, 8)] static partial void Z(); [MatMul(nameof(X), nameof(Z), TransposeRight = true, «Causal = true»)] static partial void Y();", "6 positions meet 5"),
        Of("NG1007", Sequence, "[MultiHeadAttention(«3»)] static partial void Y();", "3 heads do not divide the 8 channels; choose a divisor, or say HeadSize"),
        Of("NG1007", Sequence, "[TransformerEncoder(«3», 16)] static partial void Y();", "3 heads do not divide the 8 channels"),
        Of("NG1004", "[Input(4, 4, 8)] static partial void X();", "[«MultiHeadAttention(2)»] static partial void Y();", "the input is 4x4x8; attention is over the positions of a sequence"),
        Of("NG1013", Sequence, "[MultiHeadAttention(2, Memory = nameof(X), «Causal = true»)] static partial void Y();", "so that none comes before another"),
        Of("NG1003", Sequence, "[TransformerDecoder(2, 16, «Memory = \"Z\"»)] static partial void Y();", "there is no layer \"Z\""),
        Of("NG1004", "[Input(4, 4, 8)] static partial void X();", "[«SegmentationHead(3, Repeat = 2)»] static partial void Y();", "Y.1 gives indices, 32-bit integers, which SegmentationHead does not take"),
        Of("NG1013", Sequence, "[Dense(3)][Unroll(«Time = true»)] static partial void Y();", "Dense has no loop over time that could be unrolled; recurrent layers and decoders have"),
        Of("NG1013", "[Input(300, 2)] static partial void X();", "[Unroll(Form.Loop, «Time = true»)][Rnn(3)] static partial void Y();", "the loop has 300 steps; at most 256 are written one after the other"),
        Of("NG1004", Sequence, "[Input(7)] static partial void Q(); [AdditiveScores(«nameof(Q)», nameof(X))] static partial void Y();", "the inputs are 7 and 6x8; they must be a query of n values and keys, t x n"),
        Of("NG1004", Sequence, "[«AdditiveAttention(4, Memory = nameof(X))»] static partial void Y();", "the input is 6x8; the query is a vector"),
        Of("NG1014", "", "[Input(7)] static partial void Q(); [«AdditiveAttention(4)»] static partial void Y();", "it does not say what is attended to; write Memory = nameof(Encoder)"),
        Of("NG1008", Sequence, "[Input(7)] static partial void Q(); [AdditiveAttention(«0», Memory = nameof(X))] static partial void Y();", "Units is 0"),
        Of("NG1004", Sequence, "[Input(7)] static partial void Q(); [DotAttention(«Memory = nameof(X)»)] static partial void Y();", "the memory is 6x8, and the query has 7 values"),
        Of("NG1004", "[Input(9)] static partial void X();", "[Input(7)] static partial void Q(); [DotAttention(«Memory = nameof(X)», Score = AttentionScore.General)] static partial void Y();", "the memory is 9, and the query has 7 values; the memory must be a sequence"),
        Of("NG1013", "[Input(8)] static partial void X();", "[Input(4)] static partial void H(); [Gru(4, From = nameof(X), State = new[] { nameof(H) }, «Sequences = true»)] static partial void Y();", "the input is 8, a vector, and so a single step; leave it out"),
        Of("NG1013", "[Input(8)] static partial void X();", "[Input(4)] static partial void H(); [Gru(4, From = nameof(X), State = new[] { nameof(H) }, «Direction = Direction.Both»)] static partial void Y();", "a vector, and so a single step"),
        Of("NG1014", "[Input(8)] static partial void X();", "[Input(4)] static partial void H(); [Lstm(4, From = nameof(X), «State = new[] { nameof(H) }»)] static partial void Y();", "a single step, which wants all states: hidden, cell"),
        Of("NG1022", "[Input(4)] static partial void X();", "[«PreviousState(nameof(Y))»] static partial void S(); [Add(nameof(X), nameof(S))] static partial void Y();", "[PreviousState] is what a decoder's step reads: it belongs in a class that derives from DecoderAttribute"),
        Of("NG1007", Sequence, "[MultiHeadAttention(4, «KeyValueHeads = 3»)] static partial void Y();", "3 heads do not divide the 4"),
    ];

    private static DiagnosticCase Of(string id, string input, string layers, string says) => new(id, $$"""
        using NetGen;
        [Network, Weights(Seed = 1)]
        public static partial class Net
        {
            {{input}}
            {{layers}}
        }
        """, says);
}
