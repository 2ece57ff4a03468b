using NetGen.Generator;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Recurrent;

/// <summary>What training over sequences costs, against counts by hand; 12 steps of 3 values, pieces of 4.</summary>
public sealed class TrainingCostTests
{
    private const int Steps = 12;
    private const int Piece = 4;
    private const int Inputs = 3;

    /// <summary>Values kept a step and carried: gates and states of the equations, k = 5.</summary>
    [Theory]
    [InlineData("Rnn(5)", 5, 5)] // h
    [InlineData("Lstm(5)", 30, 10)] // i, f, g, o, c, h
    [InlineData("Lstm(5, Coupled = true)", 25, 10)] // f, g, o, c, h
    [InlineData("Lstm(5, Projection = 2)", 27, 7)] // i, f, g, o, c, and 2 of h
    [InlineData("Gru(5)", 25, 5)] // r, z, n, U h' + b', h
    [InlineData("Gru(5, ResetBefore = true)", 20, 5)] // r, z, n, h
    [InlineData("MinimalGru(5)", 15, 5)] // f, n, h
    public void GatesAndStatesAreKeptInEachStep(string layer, int kept, int state)
    {
        NetworkGraph graph = Graph($"[{layer}] static partial void Cell();");
        (TrainingCost whole, TrainingCost cut) = Costs(graph);
        Assert.Equal((Steps * Inputs, Steps * kept), (whole.Inputs, whole.Layers[0].Kept));
        Assert.Equal((Piece * Inputs, (Piece * kept) + state), (cut.Inputs, cut.Layers[0].Kept));
        long macs = CostOfSequence.Of(graph)!.Total.Macs;
        Assert.Equal((macs, 2 * macs), (whole.Forward, whole.Backward));

        // The output is the last step's: the last piece alone has a gradient.
        Assert.False(cut.IsEveryPiece);
        Assert.Equal((macs, 2 * macs * Piece / Steps), (cut.Forward, cut.Backward));
    }

    [Fact]
    public void EveryPieceHasABackwardPassWhereEveryStepHasAnOutput()
    {
        NetworkGraph graph = Graph("[Gru(5, Sequences = true)] static partial void Cell();", "[Conv1D(2, 1)] static partial void Each();", "[Softmax] static partial void Scores();");
        (TrainingCost whole, TrainingCost cut) = Costs(graph);
        Assert.True(cut.IsEveryPiece);
        Assert.Equal(whole.Backward, cut.Backward);
        Assert.Equal((Steps * Inputs) + (Steps * (25 + 2 + 2)), whole.Kept);
        Assert.Equal((Piece * Inputs) + (Piece * (25 + 2 + 2)) + 5, cut.Kept);
    }

    /// <summary>Both directions carry and keep twice as much, and read all rows.</summary>
    [Fact]
    public void BothDirectionsAreCountedTwice()
    {
        NetworkGraph graph = Graph("[Lstm(5, Direction = Direction.Both)] static partial void Cell();");
        SequenceLayer layer = CostOfSequence.Of(graph)!.Layers[0];
        Assert.Equal((Steps, 2m * 4 * 5 * (Inputs + 5), 20, 10, true), (layer.Steps, layer.StepMacs, layer.State, layer.StepActivations, layer.IsBackwards));
        Assert.Equal(Steps * 2 * 30, Costs(graph).Whole.Layers[0].Kept);
        Assert.False(CostOfSequence.Of(Graph("[Lstm(5)] static partial void Cell();"))!.Layers[0].IsBackwards);
    }

    /// <summary>A piece of 2 of the convolution's 6 rows reads 5 rows of the input; what is flattened stays whole, the states of the steps outside of the piece do not.</summary>
    [Fact]
    public void WindowsReachOutOfThePieceAndFlattenedRowsStay()
    {
        NetworkGraph graph = Graph(
            "[Conv1D(4, 3, Stride = 2, Activation = Activation.Gelu)] static partial void Front();",
            "[Lstm(5, Sequences = true)] static partial void Cell();",
            "[Dense(2)] static partial void All();");
        (TrainingCost whole, TrainingCost cut) = Costs(graph);
        Assert.Equal([6 * 4 * 2, 6 * 30, 2], whole.Layers.Select(layer => layer.Kept));
        Assert.Equal(5 * Inputs, cut.Inputs);
        Assert.Equal([2 * 4 * 2, (2 * 30) + 10 + (4 * 5), 2], cut.Layers.Select(layer => layer.Kept));
        Assert.Equal([2 * 2 * (3 * 3 * 4), 2 * 2 * (4 * 5 * 9), 2 * (6 * 5 * 2)], cut.Layers.Select(layer => layer.Backward));
    }

    [Fact]
    public void RowsAreStepsAndVectorsAreOnce()
    {
        SequenceCost cost = CostOfSequence.Of(Graph(
            "[Conv1D(4, 3, Stride = 2, BatchNorm = true, Activation = Activation.Relu)] static partial void Front();",
            "[GlobalAveragePool] static partial void Mean();",
            "[Dense(2)] static partial void Logits();"))!;
        Assert.Equal([6, 0, 0], cost.Layers.Select(layer => layer.Steps));
        Assert.Equal((36m, 18m, 8L), (cost.Layers[0].StepMacs, cost.StepMacs, cost.OnceMacs));
        Assert.Equal((4, 24), (cost.Layers[0].StepActivations, cost.Layers[0].Activations));
        Assert.Equal(0, cost.State);
    }

    /// <summary>One row of the whole sequence is no output of each step.</summary>
    [Fact]
    public void APoolingOverTheSequenceStandsBehindTheLastStep()
    {
        (TrainingCost whole, TrainingCost cut) = Costs(Graph("[Gru(5, Sequences = true)] static partial void Cell();", "[GlobalAveragePool] static partial void Mean();"));
        Assert.False(cut.IsEveryPiece);
        Assert.Equal(whole.Backward * Piece / Steps, cut.Backward);

        // The mean reads all rows.
        Assert.Equal([(Piece * 25) + 5 + ((Steps - Piece) * 5), 5], cut.Layers.Select(layer => layer.Kept));
    }

    [Theory]
    [InlineData("[Input(8)] static partial void In();", "[Dense(2)] static partial void Out();")]
    [InlineData("[Input(8, 8, 3)] static partial void In();", "[Conv2D(2, 3)] static partial void Out();")]
    [InlineData("[Input(8, 8, 3)] static partial void In();", "[Reshape(64, 3)] static partial void Out();")]
    public void MapsAndVectorsAreNoSequences(string input, string layer) =>
        Assert.Null(CostOfSequence.Of(Compiler.Analyze(DeclaredNetwork.FromMembers([input, layer], NetworkPrecision.Float32)).Declared!));

    private static (TrainingCost Whole, TrainingCost Cut) Costs(NetworkGraph graph) => (TrainingCost.Of(graph, Steps, Steps), TrainingCost.Of(graph, Steps, Piece));

    private static NetworkGraph Graph(params string[] layers) =>
        Compiler.Analyze(DeclaredNetwork.FromMembers([$"[Input({Steps}, {Inputs})] static partial void Rows();", .. layers], NetworkPrecision.Float32)).Declared!;
}
