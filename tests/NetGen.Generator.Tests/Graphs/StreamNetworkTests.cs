using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>The graph of one step: when nodes run, which rows are kept, where loops over time and their states go.</summary>
public sealed class StreamNetworkTests
{
    private static readonly NetworkModel Model = new("Net", []);

    [Fact]
    public void ALayerThatSeesSeveralRowsKeepsThem()
    {
        NetworkGraph step = Streamed(Net(12, 4, Conv(5, 3, dilation: 2)));
        StreamWindow window = Assert.Single(step.Windows);
        Assert.Equal(("x.window", 5, true, StepTimes.Always), (window.Rows.Name, window.Count, window.IsPadded, window.When));
        Assert.Same(step.Inputs[0], window.Newest);
        Assert.Equal(new TensorShape(1, 4), step.Inputs[0].Shape);
        Assert.Equal([new TensorShape(5, 4), new TensorShape(1, 5)], step.Nodes.Select(node => node.Output.Shape));
        Assert.Equal((0, 1), (step.Stream!.Settled, step.Stream.Period));
    }

    /// <summary>Valid: the first row comes when the window is full; a stride: a row in so many steps.</summary>
    [Theory]
    [InlineData(12, 3, 1, 1, PaddingMode.Valid, 2, 1)]
    [InlineData(12, 3, 2, 1, PaddingMode.Valid, 2, 2)]
    [InlineData(12, 3, 3, 2, PaddingMode.Valid, 4, 3)]
    [InlineData(12, 3, 2, 2, PaddingMode.Causal, 0, 2)]
    [InlineData(12, 1, 1, 1, PaddingMode.Same, 0, 1)]
    public void RowsComeAsSoonAsTheyCan(int rows, int kernel, int stride, int dilation, PaddingMode padding, int start, int every)
    {
        NetworkGraph step = Streamed(Net(rows, 4, Conv(5, kernel, stride, dilation, padding)));
        Assert.Equal(new StepTimes(start, every), step.Nodes[^1].When);
        Assert.Equal(new StepTimes(start, every), step.Stream!.Outputs[0].When);
        Assert.Equal(padding == PaddingMode.Causal, step.Windows.Any(window => window.IsPadded));
    }

    /// <summary>Two readers of one value share its rows; the one that wants fewer reads the newest of them.</summary>
    [Fact]
    public void ReadersShareAWindow()
    {
        Value x = Sequence("x", 12, 4);
        (Node long_, Value a) = Layer("a", Conv(4, 5), x, new TensorShape(12, 4));
        (Node short_, Value b) = Layer("b", Conv(4, 2), x, new TensorShape(12, 4));
        Value sum = Sequence("sum", 12, 4);
        NetworkGraph step = Streamed(new NetworkGraph([x], [long_, short_, new Node("sum", new Add(), [a, b, x], [sum])], [sum]));
        StreamWindow window = Assert.Single(step.Windows);
        Assert.Equal(5, window.Count);
        Assert.Equal([(0, 5), (3, 2)], step.Nodes.Select(node => node.Operator).OfType<NewestRows>().Select(view => (view.First, view.Count)));
        Assert.Same(step.Inputs[0], step.Nodes[^1].Inputs[2]);
    }

    /// <summary>A branch that comes later makes the other one wait in a window: rows of the same time meet.</summary>
    [Fact]
    public void BranchesWaitForOneAnother()
    {
        Value x = Sequence("x", 10, 4);
        (Node conv, Value a) = Layer("a", Conv(4, 3, padding: PaddingMode.Valid), x, new TensorShape(8, 4));
        Value middle = Sequence("middle", 8, 4);
        Node slice = new("middle", new Slice([1, 0], [8, 4], [1, 1]), [x], [middle]);
        Value sum = Sequence("sum", 8, 4);
        NetworkGraph step = Streamed(new NetworkGraph([x], [conv, slice, new Node("sum", new Add(), [a, middle], [sum])], [sum]));
        Assert.Equal([2, 2, 2], step.Nodes.Where(node => node.Operator is not NewestRows).Select(node => node.When.Start));
        Assert.Equal(3, Assert.Single(step.Windows).Count);
    }

    /// <summary>What wants the whole sequence gets as many rows as it has, and runs once they are there; what reads it alone runs with it.</summary>
    [Fact]
    public void TheWholeSequenceIsAWindow()
    {
        Value x = Sequence("x", 12, 4);
        Value mean = Sequence("mean", 1, 4);
        Value units = new("units", new TensorType(ElementType.Float32, new TensorShape(3)));
        NetworkGraph step = Streamed(new NetworkGraph(
            [x],
            [new Node("mean", new GlobalAveragePool(), [x], [mean]), new Node("units", new Dense(3, false), [mean], [units]) { Parameters = [Weight(3, 4)] }],
            [units]));
        Assert.Equal(12, Assert.Single(step.Windows).Count);
        Assert.All(step.Nodes.Where(node => node.Operator is not NewestRows), node => Assert.Equal(new StepTimes(11, 1), node.When));
        Assert.False(step.Stream!.Outputs[0].IsRows);
    }

    /// <summary>A loop over time: its body once, its states for good, the row and the result under the shapes that they have outside.</summary>
    [Fact]
    public void ALoopBecomesItsBody()
    {
        Value x = Sequence("x", 6, 3);
        Loop loop = Accumulate(3, 6, stacked: true);
        Value y = Sequence("y", 6, 3);
        NetworkGraph step = Streamed(new NetworkGraph([x], [new Node("sum", loop, [x], [y])], [y]));
        Assert.DoesNotContain(step.Nodes, node => node.Operator is Loop);
        StateSlot state = Assert.Single(step.States);
        Assert.Equal(ValueLifetime.Persistent, state.Before.Lifetime);
        Assert.Equal(["Reshape", "Add", "Reshape"], step.Nodes.Select(node => node.Operator.Describe()));
        Assert.Same(step.Nodes[1].Output, state.After);
        Assert.Contains(state.Before, step.Nodes[1].Inputs);
        Assert.Equal((new TensorShape(1, 3), true), (step.Outputs[0].Shape, step.Stream!.Outputs[0].IsRows));
    }

    /// <summary>The last step's value alone: there once as many rows have come as the sequence has.</summary>
    [Fact]
    public void TheLastStepOfALoopIsAWholeValue()
    {
        Value x = Sequence("x", 6, 3);
        Value y = new("y", new TensorType(ElementType.Float32, new TensorShape(3)));
        NetworkGraph step = Streamed(new NetworkGraph([x], [new Node("sum", Accumulate(3, 6, stacked: false), [x], [y])], [y]));
        Assert.Equal((new StepTimes(5, 1), false), (step.Stream!.Outputs[0].When, step.Stream.Outputs[0].IsRows));
        Assert.All(step.Nodes, node => Assert.Equal(StepTimes.Always, node.When));
    }

    /// <summary>A state whose next value is computed from all of the one before cannot lie in its place while that is read: it is copied there.</summary>
    [Fact]
    public void AStateThatIsReadAsAWholeIsCopied()
    {
        TensorType type = new(ElementType.Float32, new TensorShape(3));
        Value row = new("row", type);
        Value before = new("before", type);
        Value after = new("after", type);
        Value out_ = new("out", type);
        NetworkGraph body = new(
            [row],
            [new Node("after", new Dense(3, false), [before], [after]) { Parameters = [Weight(3, 3)] }, new Node("out", new Add(), [row, after], [out_])],
            [out_])
        {
            States = [new StateSlot(before, after)],
        };
        Value x = Sequence("x", 6, 3);
        Value y = Sequence("y", 6, 3);
        NetworkGraph step = Streamed(new NetworkGraph([x], [new Node("sum", new Loop(body, 6) { Stacked = new[] { true } }, [x], [y])], [y]));
        StateSlot state = Assert.Single(step.States);
        Node copy = step.Nodes.Single(node => node.Outputs.Contains(state.After));
        Assert.IsType<Slice>(copy.Operator);
        Assert.Equal("after", copy.Input.Name);
    }

    /// <summary>A loop that reads from the end wants the whole sequence: it stays a loop, over the window.</summary>
    [Fact]
    public void ALoopFromTheEndStays()
    {
        Value x = Sequence("x", 6, 3);
        Value y = Sequence("y", 6, 3);
        NetworkGraph step = Streamed(new NetworkGraph([x], [new Node("sum", Accumulate(3, 6, stacked: true) with { Reversed = true }, [x], [y])], [y]));
        Assert.Equal(new StepTimes(5, 1), step.Nodes.Single(node => node.Operator is Loop).When);
        Assert.Equal(6, Assert.Single(step.Windows).Count);
        Assert.Empty(step.States);
    }

    [Fact]
    public void StepsThatWouldRepeatAfterTooManyAreRefused()
    {
        NetworkGraph graph = Net(1 << 25, 1, Conv(1, 1, stride: 4096));
        Value b = Sequence("b", 2, 1);
        Node second = new("b", Conv(1, 4096, stride: 4095, padding: PaddingMode.Valid), [graph.Outputs[0]], [b]) { Parameters = [new Parameter("weight", "b.weight", new TensorType(ElementType.Float32, new TensorShape(1, 4096, 1, 1)))] };
        NetworkGraph both = new(graph.Inputs, [.. graph.Nodes, second], [b]);
        Assert.Empty(GraphVerifier.Verify(both));
        Assert.Equal(4096 * 4095, StreamNetwork.Run(both, Model).Graph!.Stream!.Period);
        Value c = Sequence("c", 1, 1);
        Node third = new("c", new MaxPool(new Window(2, 1) { StrideHeight = 7, Padding = PaddingMode.Valid }), [b], [c]);
        (NetworkGraph? none, IReadOnlyList<Finding> findings) = StreamNetwork.Run(new NetworkGraph(graph.Inputs, [.. both.Nodes, third], [c]), Model);
        Assert.Null(none);
        Assert.Equal(FindingIds.NotStreamable, Assert.Single(findings).Id);
    }

    /// <summary>The newest row is a verifier's matter as well: of the window's type, and computed.</summary>
    [Fact]
    public void AWindowOfWhatIsNotComputedIsFound()
    {
        NetworkGraph step = Streamed(Net(12, 4, Conv(5, 3)));
        StreamWindow window = step.Windows[0] with { Newest = Sequence("other", 1, 4) };
        Assert.Contains("newest row other", Assert.Single(GraphVerifier.Verify(step with { Stream = step.Stream! with { Windows = [window] } })));
    }

    /// <summary>y = sum of all rows so far.</summary>
    /// <summary>Two products that look back on one value share its cache; scores that only causal layers read are not filled behind the position.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatIsLookedBackOnIsKept(bool isOutput)
    {
        Value x = Sequence("x", 6, 4);
        Value scores = new("scores", new TensorType(ElementType.Float32, new TensorShape(6, 2, 6)));
        Value weights = new("weights", scores.Type);
        Value sums = Sequence("sums", 6, 8);
        Node[] nodes =
        [
            new("scores", new MatMul(2, 2, true, true), [x, x], [scores]),
            new("weights", new Softmax(1, true), [scores], [weights]),
            new("sums", new MatMul(2, 1, false, true), [weights, x], [sums]),
        ];
        NetworkGraph step = Streamed(new NetworkGraph([x], nodes, isOutput ? [sums, scores] : [sums]));
        Assert.Equal(["x.cache", "scores", "weights", "sums"], step.Nodes.Select(node => node.Name));
        StateSlot cache = Assert.Single(step.States);
        Assert.True(cache.IsWrittenFirst);
        Assert.Equal(new TensorShape(6, 4), cache.After.Shape);
        Assert.Equal([step.Inputs[0], cache.After], step.Nodes[1].Inputs);
        Assert.Same(cache.After, step.Nodes[3].Inputs[1]);
        Assert.All(step.Nodes.Skip(1), node => Assert.Equal(6, ((PositionalOperator)node.Operator).Context));
        Assert.Equal([!isOutput, true, false], step.Nodes.Skip(1).Select(node => ((PositionalOperator)node.Operator).SkipsBehind));
        Assert.True(step.Stream!.Ends);
        Assert.Empty(step.Windows);
    }

    /// <summary>A value that comes later than the one that looks back on it: no cache, both wait in windows, and the stream goes on.</summary>
    [Fact]
    public void WhatComesAtOtherStepsIsNoCache()
    {
        Value x = Sequence("x", 6, 4);
        (Node conv, Value late) = Layer("late", Conv(4, 2, padding: PaddingMode.Valid), x, new TensorShape(5, 4));
        Value scores = new("scores", new TensorType(ElementType.Float32, new TensorShape(6, 5)));
        NetworkGraph step = Streamed(new NetworkGraph([x], [conv, new Node("scores", new MatMul(1, 1, true, false), [x, late], [scores])], [scores]));
        Assert.Empty(step.States);
        Assert.False(step.Stream!.Ends);
        Assert.Equal(new StepTimes(5, 1), step.Nodes[^1].When);
    }

    private static Loop Accumulate(int values, int steps, bool stacked)
    {
        TensorType type = new(ElementType.Float32, new TensorShape(values));
        Value row = new("row", type);
        Value before = new("before", type);
        Value after = new("after", type);
        NetworkGraph body = new([row], [new Node("add", new Add(), [row, before], [after])], [after]) { States = [new StateSlot(before, after)] };
        return new Loop(body, steps) { Stacked = new[] { stacked } };
    }

    private static NetworkGraph Streamed(NetworkGraph graph)
    {
        Assert.Empty(GraphVerifier.Verify(graph));
        (NetworkGraph? step, IReadOnlyList<Finding> findings) = StreamNetwork.Run(graph, Model);
        Assert.Empty(findings);
        Assert.Empty(GraphVerifier.Verify(step!));
        return step!;
    }

    private static NetworkGraph Net(int rows, int channels, Conv2D op)
    {
        Value x = Sequence("x", rows, channels);
        (Node node, Value y) = Layer("y", op, x, op.InferShape([x.Shape]).Outputs[0]);
        return new NetworkGraph([x], [node], [y]);
    }

    private static (Node Node, Value Output) Layer(string name, Conv2D op, Value input, TensorShape shape)
    {
        Value output = new(name, new TensorType(ElementType.Float32, shape));
        Parameter weight = new("weight", name + ".weight", new TensorType(ElementType.Float32, new TensorShape(op.Channels, op.Window.KernelHeight, 1, input.Shape.Channels)));
        return (new Node(name, op, [input], [output]) { Parameters = [weight] }, output);
    }

    private static Conv2D Conv(int channels, int kernel, int stride = 1, int dilation = 1, PaddingMode padding = PaddingMode.Causal) =>
        new(channels, new Window(kernel, 1) { StrideHeight = stride, DilationHeight = dilation, Padding = padding, Pads = new int[4] }, 1, false);

    private static Value Sequence(string name, int rows, int channels) => new(name, new TensorType(ElementType.Float32, new TensorShape(rows, channels)));

    private static Parameter Weight(int units, int inputs) => new("weight", "weight", new TensorType(ElementType.Float32, new TensorShape(units, inputs)));
}
