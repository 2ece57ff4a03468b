using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// What a layer becomes, once for each way of writing code: sums as loops and spelled out, in both arithmetics; windows with and without a border;
/// joins, moves, tables, helpers, blocks. The numbers are held by the golden vectors, the looks here.
/// </summary>
public sealed class LayerSnapshots
{
    private const string Vector = "[Input(4)] static partial void X();";
    private const string Map = "[Input(3, 3, 2)] static partial void X();";

    [Fact]
    public void DenseInt8Loop() => Int8("Loop", Vector, "[Dense(2)] static partial void Y();");

    [Fact]
    public void DenseInt8Constants() => Int8("Constants", Vector, "[Dense(2, Activation = Activation.Relu)] static partial void Y();");

    [Fact]
    public void DenseFloatConstants() => Float("Constants", Vector, "[Dense(2, Activation = Activation.LeakyRelu)] static partial void Y();");

    [Fact]
    public void ConvolutionFloatLoopWithBorder() => Float("Loop", Map, "[Conv2D(2, 3)] static partial void Y();");

    [Fact]
    public void ConvolutionInt8Constants() => Int8("Constants", Map, "[Conv2D(1, 2, Padding = Padding.Valid)] static partial void Y();");

    [Fact]
    public void DepthwiseInt8LoopWithMultiplier() => Int8("Loop", Map, "[DepthwiseConv2D(2, Multiplier = 2, Padding = Padding.Valid)] static partial void Y();");

    [Fact]
    public void TransposedConvolutionFloatLoop() => Float("Loop", Map, "[TransposedConv2D(1, 2, Stride = 2)] static partial void Y();");

    [Fact]
    public void MaxPoolInt8Constants() => Int8("Constants", Map, "[MaxPool(2, Stride = 1)] static partial void Y();");

    [Fact]
    public void AveragePoolInt8LoopWithBorder() => Int8("Loop", Map, "[AveragePool(2, Padding = Padding.Same)] static partial void Y();");

    [Fact]
    public void AddInt8Loop() => Int8("Loop", Vector + " [Relu] static partial void R();", "[Add(nameof(X), nameof(R))] static partial void Y();");

    [Fact]
    public void SplitMoves() => Int8("Loop", Map, "[Split(2)] static partial void Y();");

    [Fact]
    public void ResizeMoves() => Int8("Loop", Map, "[Resize(5, 5)] static partial void Y();");

    [Fact]
    public void SoftmaxFloatLoopWithHelper() => Float("Loop", Vector, "[Softmax] static partial void Y();");

    [Fact]
    public void CausalScoresFloatLoop() => Float("Loop", "[Input(3, 4)] static partial void X();", "[MatMul(nameof(X), nameof(X), TransposeRight = true, Heads = 2, Causal = true)] static partial void Y();");

    [Fact]
    public void LayerNormInt8Loop() => Int8("Loop", "[Input(3, 4)] static partial void X();", "[LayerNorm] static partial void Y();");

    [Fact]
    public void BlockOfTwoNodes() => Float("Loop", Map, "[DepthwiseSeparableConv2D(1, 2, Padding = Padding.Valid, Bias = false)] static partial void Y();");

    private static void Int8(string form, string above, string layer, [CallerMemberName] string test = "") =>
        Snapshot.Verify(GeneratedText.OfLastLayer("Int8", form, above, layer), test: test);

    private static void Float(string form, string above, string layer, [CallerMemberName] string test = "") =>
        Snapshot.Verify(GeneratedText.OfLastLayer("Float32", form, above, layer), test: test);
}
