namespace NetGen.Generator.Tests.Snapshots;

/// <summary>Whole files as a user opens them: header table, constants, Infer, weights; and what a network without parameters or with mistakes gets.</summary>
public sealed class FileSnapshots
{
    [Fact]
    public void LoopsInNoNamespace() => Verify("""
        using NetGen;
        [Network, Weights(Seed = 1), Unroll(Form.Loop)]
        public static partial class Net
        {
            [Input(3)] static partial void Samples();
            [Dense(2)] static partial void Logits();
        }
        """);

    [Fact]
    public void SeveralInputsAndOutputsInANestedClass() => Verify("""
        using NetGen;
        namespace Demo.@event
        {
            internal static partial class Outer
            {
                [Network(Precision = Precision.Int8), Target(Board.Esp32), Budget(Macs = 10), Weights(Seed = 1)]
                private static partial class Net
                {
                    [Input(2, 2, 1)] static partial void Left();
                    [Input(2, 2, 1)] static partial void Right();
                    [Output][MaxPool(2)] private static partial void Peak();
                    [Concat(nameof(Left), nameof(Right))] static partial void Both();
                    [Output] static partial void Joined();
                }
            }
        }
        """);

    [Fact]
    public void AnalysisOnly() => Verify("""
        using NetGen;
        namespace Demo;
        [Network(Precision = Precision.Int8)]
        public static partial class Net
        {
            [Input(8, 8, 3)] static partial void Image();
            [DepthwiseSeparableConv2D(4, 3, Stride = 2, Activation = Activation.Relu)] static partial void Block();
            [GlobalAveragePool] static partial void Pool();
        }
        """);

    [Fact]
    public void Fallback() => Verify("""
        using NetGen;
        [Network(Precision = Precision.Int8), Weights(Seed = 1)]
        public static partial class Net
        {
            [Input(4)] static partial void Samples();
            [Output][Dense(0)] private static partial void Logits();
            [Output][ArgMax] static partial void Best();
        }
        """);

    [Fact]
    public void RowByRowInTheArena() => Verify("""
        using NetGen;
        [Network(Precision = Precision.Int8, Streaming = Streaming.Always, InArena = true), Target(Board.Esp32), Weights(Seed = 1), Unroll(Form.Loop)]
        public static partial class Net
        {
            [Input(8, 8, 1)] static partial void Image();
            [Conv2D(2, 3)] static partial void Stem();
            [DepthwiseConv2D(3, Stride = 2)] static partial void Depthwise();
            [Output][GlobalAveragePool] static partial void Pool();
        }
        """);

    [Fact]
    public void WeightsInStorage() => Verify("""
        using NetGen;
        [Network(Precision = Precision.Int8), StoredWeights(BufferBytes = 64), Target(Board.Esp32), Weights(Seed = 1), Unroll(Form.Stored)]
        public static partial class Net
        {
            [Input(4, 4, 2)] static partial void Image();
            [Conv2D(3, 3)] static partial void Stem();
            [Dense(2)] static partial void Logits();
            private static partial void ReadWeights(int offset, byte[] buffer, int count) { }
        }
        """);

    private static void Verify(string source, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        Snapshot.Verify(string.Join("\n", GeneratedText.Generate(source).Sources.Select(file => $"// ---- {file.Name}\n{file.Text}")), test: test);
}
