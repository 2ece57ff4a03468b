namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Layers that cannot run over a stream, and budgets of a step.</summary>
internal static class StreamCases
{
    public static readonly DiagnosticCase[] All =
    [
        Layer("[Conv1D(4, 3, «Padding = Padding.Same»)] static partial void A();", "A: its last output row wants 1 row behind the last of its 12 input rows, and a stream has no later rows; write Padding.Causal, which sees earlier rows only, or Padding.Valid"),
        Layer("[«Conv1D(4, 5)»] static partial void A();", "wants 2 rows behind the last of its 12 input rows"),
        Layer("[Conv1D(4, 3, «Pads = new[] { 1, 1 }»)] static partial void A();", "wants 1 row behind"),
        Layer("[Conv1D(4, 3, «Pads = new[] { 5, 0 }»)] static partial void A();", "its padding of 5 rows before the sequence is more than its window of 3 rows less one; write Padding.Causal"),
        Layer("[Reshape(12, 2, 2)] static partial void Map(); [MaxPool(2, «Padding = Padding.Same», Stride = 1)] static partial void A();", "A: its last output row wants 1 row behind"),
        Layer("[Reshape(12, 2, 2)] static partial void Map(); [«MaxPool(5, 1, CeilMode = true)»] static partial void A();", "wants 3 rows behind the last of its 12 input rows"),
        Layer("[Reshape(12, 2, 2)] static partial void Map(); [AveragePool(2, «Padding = Padding.Causal», Stride = 1)] static partial void A();", "write CountIncludePad = true, or Padding.Valid"),
        Layer("[Reshape(12, 2, 2)] static partial void Map(); [«Pad(2, 0, 0, 0)»] static partial void A();", "A: it adds 2 rows before the sequence and 0 behind it, and a stream has no end"),
        Layer("[Reshape(12, 2, 2)] static partial void Map(); [«DepthwiseSeparableConv2D(4, 3)»] static partial void A();", "A.depthwise: its last output row wants 1 row behind"),
        Layer("[Input(«6», 4)] static partial void Other(); [GlobalAveragePool] static partial void Mean(); [GlobalAveragePool(From = \"Frames\")] static partial void Both(); [Add(nameof(Mean), nameof(Both))] static partial void A();",
            "Other: it has 6 rows and Frames has 12; a step takes one row of every input"),
        Layer("[GlobalAveragePool] static partial void First(); [«Rnn(4, From = \"Frames\", State = new[] { \"First\" })»] static partial void B();", "B: it begins with First; the state of a stream begins with zeros"),

        // Budgets are those of a step: 16 products in A, 8 in Logits.
        new("NG2001", Net("[Conv1D(4, 1)] static partial void A(); [GlobalAveragePool] static partial void Mean(); [Dense(2)] static partial void Logits();", ", Budget(«Macs = 20»)"),
            "Net: 24 MACs per step are 4 (20 %) over the budget of 20; most of it is in A 16, Logits 8"),
        new("NG2005", Net("[Conv1D(16, 1)] static partial void A(); [Conv1D(32, 3, Padding = Padding.Causal)] static partial void B();", ", Target(Board.Esp32), Budget(«LatencyMs = 1», WeightBytes = 10000000, ActivationBytes = 100000, CodeBytes = 1000000)", isInt8: true),
            " ms per step are "),
        new("NG1012", Net("[Dense(2)] static partial void «Step»();", ""), "Step: the generated part of Net has a member of this name"),
        new("NG1024", """
            using NetGen;
            [Network, Streaming, Weights(Seed = 1)]
            public static partial class First
            {
                [Input(4, 2)] static partial void Frames();
                [Conv1D(3, 2, Padding = Padding.Causal)] static partial void Stem();
            }
            [Network, Weights(Seed = 1)]
            public static partial class Second
            {
                [Backbone(«typeof(First)», UpTo = "Stem")] static partial void Front();
                [Dense(2)] static partial void Logits();
            }
            """, "First runs over a stream"),
    ];

    private static DiagnosticCase Layer(string layers, string says) => new("NG1027", Net(layers, ""), says);

    private static string Net(string layers, string attributes, bool isInt8 = false) => $$"""
        using NetGen;
        [Network{{(isInt8 ? "(Precision = Precision.Int8)" : "")}}, Streaming, Weights(Seed = 1){{attributes}}]
        public static partial class Net
        {
            [Input(12, 4)] static partial void Frames();
            {{layers}}
        }
        """;
}
