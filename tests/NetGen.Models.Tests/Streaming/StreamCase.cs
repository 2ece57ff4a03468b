using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Streaming;

/// <summary>A network that runs over a stream: its layers, and what it gives once it goes on behind the declared sequence.</summary>
/// <param name="Rows">Rows of the sequence; "{T}" in the members, "{T-1}" one less.</param>
/// <param name="IsWindow">
/// Whether its outputs depend on the last <paramref name="Rows"/> rows alone, as no layer pads over time or remembers more: they are those of a whole
/// inference over these rows, whenever as many rows more as <paramref name="Every"/> says have come.
/// </param>
public sealed record StreamCase(string Name, int Rows, IReadOnlyList<string> Members)
{
    public bool IsWindow { get; init; }

    /// <summary>Steps after which strides over time begin again.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Whether all outputs are sequences, so that a longer declaration gives the same rows first.</summary>
    public bool IsSequence { get; init; }

    public NetworkModel Model(NetworkPrecision precision, int? rows = null)
    {
        int count = rows ?? Rows;
        return DeclaredNetwork.FromMembers(Members.Select(member => member.Replace("{T}", $"{count}").Replace("{T-1}", $"{count - 1}").Replace("{T-2}", $"{count - 2}")), precision);
    }

    public static IReadOnlyList<StreamCase> All { get; } =
    [
        new("causal_dilated_residual", 15,
        [
            "[Input({T}, 4)] static partial void Frames();",
            "[Conv1D(6, 3, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void A();",
            "[Conv1D(6, 3, Dilation = 2, Padding = Padding.Causal)] static partial void B();",
            "[Conv1D(6, 2, Dilation = 4, Groups = 2, Padding = Padding.Causal, From = nameof(A))] static partial void C();",
            "[Add(nameof(B), nameof(A), nameof(C), Activation = Activation.Relu)] static partial void Sum();",
            "[Conv1D(5, 1)] static partial void Each();",
        ]) { IsSequence = true },
        new("map_valid_pooled", 12,
        [
            "[Input({T}, 8, 2)] static partial void Frames();",
            "[Conv2D(4, 3, 3, Padding = Padding.Valid, BatchNorm = true, Activation = Activation.Relu6)] static partial void A();",
            "[DepthwiseConv2D(3, Padding = Padding.Valid)] static partial void B();",
            "[PointwiseConv2D(6, Activation = Activation.Relu)] static partial void C();",
            "[GlobalAveragePool] static partial void Mean();",
            "[Dense(5)] static partial void Logits();",
            "[Softmax] static partial void Scores();",
        ]) { IsWindow = true },
        new("map_causal_strided", 13,
        [
            "[Input({T}, 6, 2)] static partial void Frames();",
            "[Conv2D(4, 4, 3, StrideHeight = 2, StrideWidth = 2, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void A();",
            "[DepthwiseConv2D(3, Multiplier = 2, Padding = Padding.Causal)] static partial void B();",
            "[DepthwiseConv2D(2, StrideHeight = 2, DilationHeight = 2, Padding = Padding.Causal)] static partial void C();",
            "[GlobalAveragePool] static partial void Mean();",
            "[Dense(3)] static partial void Logits();",
        ]),
        new("strided_flatten", 25,
        [
            "[Input({T}, 3)] static partial void Frames();",
            "[Conv1D(5, 3, Stride = 2, Padding = Padding.Valid, Activation = Activation.Relu)] static partial void A();",
            "[Conv1D(4, 4, Stride = 2, Padding = Padding.Valid)] static partial void B();",
            "[Flatten] static partial void All();",
            "[Dense(4)] static partial void Logits();",
        ]) { IsWindow = true, Every = 4 },
        new("strided_sequence", 22,
        [
            "[Input({T}, 3)] static partial void Frames();",
            "[Conv1D(5, 3, Stride = 3, Padding = Padding.Causal)] static partial void A();",
            "[Conv1D(4, 2, Stride = 2, Padding = Padding.Valid, Activation = Activation.Sigmoid)] static partial void B();",
        ]) { IsSequence = true },
        new("pools", 14,
        [
            "[Input({T}, 4, 3)] static partial void Frames();",
            "[MaxPool(3, Stride = 1, Padding = Padding.Causal)] static partial void Most();",
            "[AveragePool(2, Stride = 1, Padding = Padding.Causal, CountIncludePad = true, From = nameof(Frames))] static partial void Mean();",
            "[Conv2D(3, 3, 1, Padding = Padding.Causal, From = nameof(Frames))] static partial void Beside();",
            "[Concat(nameof(Most), nameof(Mean), nameof(Beside))] static partial void Both();",
            "[MaxPool(2, Stride = 2)] static partial void Less();",
            "[AveragePool(2, Stride = 1)] static partial void Last();",
        ]) { IsSequence = true },
        new("phases", 16,
        [
            "[Input({T}, 4)] static partial void Frames();",
            "[Conv1D(4, 3, Stride = 2, Padding = Padding.Causal)] static partial void Early();",
            "[MaxPool(2, 1, Stride = 2, StrideWidth = 1, From = nameof(Frames))] static partial void Late();",
            "[Add(nameof(Early), nameof(Late))] static partial void Sum();",
            "[Conv1D(3, 2, Padding = Padding.Causal)] static partial void Out();",
        ]) { IsSequence = true, Every = 2 },
        new("moves", 11,
        [
            "[Input({T}, 4, 2)] static partial void Frames();",
            "[Conv2D(4, 3, 3, Padding = Padding.Valid)] static partial void A();",
            "[Slice(new[] { 1, 1, 0 }, new[] { -1, 2, 2 }, From = nameof(Frames))] static partial void Tail();",
            "[Slice(new[] { 0, 0, 0 }, new[] { {T-2}, 2, 2 }, From = nameof(Tail))] static partial void Middle();",
            "[Concat(nameof(A), nameof(Middle))] static partial void Both();",
            "[ChannelShuffle(3)] static partial void Mixed();",
            "[Transpose(0, 2, 1)] static partial void Turned();",
            "[Split(2)] static partial void Halves();",
            "[Add(\"Halves.0\", \"Halves.1\")] static partial void Sum();",
            "[Reshape(-1, 6)] static partial void Flat();",
            "[Conv1D(4, 2, Padding = Padding.Valid)] static partial void B();",
            "[Softmax] static partial void Scores();",
        ]) { IsSequence = true },
        new("last_row", 9,
        [
            "[Input({T}, 5)] static partial void Frames();",
            "[Conv1D(6, 3, Padding = Padding.Causal, Activation = Activation.HardSwish)] static partial void A();",
            "[Slice(new[] { {T-1}, 0 }, new[] { 1, 6 })] static partial void Last();",
            "[Dense(4)] static partial void Logits();",
        ]),
        new("several_inputs_and_outputs", 10,
        [
            "[Input({T}, 3)] static partial void Left();",
            "[Input({T}, 2)] static partial void Right();",
            "[Concat(nameof(Left), nameof(Right))] static partial void Both();",
            "[Conv1D(4, 2, Padding = Padding.Causal)] static partial void A();",
            "[Output] [Conv1D(2, 3, Stride = 2, Padding = Padding.Valid)] static partial void Slow();",
            "[Output] [Conv1D(3, 1, From = nameof(A))] static partial void Fast();",
            "[GlobalAveragePool(From = nameof(A))] static partial void Mean();",
            "[Output] [Dense(2)] static partial void Sum();",
        ]),
        new("whole_window", 8,
        [
            "[Input({T}, 4)] static partial void Frames();",
            "[Conv1D(4, 2, Padding = Padding.Valid)] static partial void A();",
            "[Transpose(1, 0)] static partial void Turned();",
            "[Conv1D(3, 3)] static partial void AlongChannels();",
            "[GlobalAveragePool(From = nameof(A))] static partial void Mean();",
            "[Multiply(nameof(A), nameof(Mean))] static partial void Scaled();",
            "[Flatten] static partial void Flat();",
            "[Dense(3)] static partial void B();",
            "[Flatten(From = nameof(AlongChannels))] static partial void Other();",
            "[Dense(3)] static partial void C();",
            "[Add(nameof(B), nameof(C))] static partial void Sum();",
        ]) { IsWindow = true },
        new("indices", 7,
        [
            "[Input({T}, 4)] static partial void Frames();",
            "[Conv1D(5, 3, Pads = new[] { 2, 0 })] static partial void A();",
            "[ArgMax] static partial void Largest();",
        ]) { IsSequence = true },
        new("scalars", 12,
        [
            "[Input({T})] static partial void Samples();",
            "[Reshape({T}, 1)] static partial void Column();",
            "[Conv1D(3, 5, Stride = 2, Padding = Padding.Valid, Activation = Activation.PRelu)] static partial void A();",
            "[LeakyRelu] static partial void B();",
            "[Flatten] static partial void Flat();",
            "[Dense(2)] static partial void Logits();",
        ]) { IsWindow = true, Every = 2 },
        new("filter", 10,
        [
            "[Input({T})] static partial void Samples();",
            "[Dense(1)] static partial void Sum();",
        ]) { IsWindow = true },
        new("one_row", 1,
        [
            "[Input({T}, 4)] static partial void Frames();",
            "[Conv1D(3, 3, Padding = Padding.Causal)] static partial void A();",
        ]) { IsSequence = true },
        new("recurrent", 9,
        [
            "[Input({T}, 3)] static partial void Frames();",
            "[Conv1D(4, 2, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void A();",
            "[Gru(5, Sequences = true)] static partial void B();",
            "[Conv1D(4, 2, Padding = Padding.Causal)] static partial void C();",
            "[Lstm(3, Sequences = true)] static partial void D();",
            "[Rnn(4)] static partial void E();",
            "[Dense(3)] static partial void Logits();",
        ]),
        new("recurrent_sequence", 8,
        [
            "[Input({T}, 3)] static partial void Frames();",
            "[Gru(5, Sequences = true, ResetBefore = true)] static partial void A();",
            "[MinimalGru(4, Sequences = true)] static partial void B();",
            "[Conv1D(3, 1, From = nameof(B))] static partial void Each();",
        ]) { IsSequence = true },
        new("sound", 9,
        [
            "[Input({T}, 80)] static partial void Microphone();",
            "[LogMel(6, SampleRate = 8000, Window = 200, Hop = 80, Causal = true)] static partial void Features();",
            "[Conv1D(4, 3, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void A();",
        ]) { IsSequence = true },
        new("sound_window", 12,
        [
            "[Input({T}, 40)] static partial void Microphone();",
            "[LogMel(6, SampleRate = 8000, Window = 200, Hop = 80)] static partial void Features();",
            "[Flatten] static partial void All();",
            "[Dense(3)] static partial void Logits();",
        ]) { IsWindow = true, Every = 2 },
        new("recurrent_backwards", 6,
        [
            "[Input({T}, 3)] static partial void Frames();",
            "[Conv1D(4, 2, Padding = Padding.Valid)] static partial void A();",
            "[Gru(3, Direction = Direction.Both)] static partial void B();",
        ]) { IsWindow = true },
    ];

    public static StreamCase Find(string name) => All.Single(item => item.Name == name);
}
