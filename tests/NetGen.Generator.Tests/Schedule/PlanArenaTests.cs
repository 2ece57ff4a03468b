using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Tests.Schedule;

/// <summary>Places of values: never two at once in one place, in-place where an operator allows it, states alone.</summary>
public sealed class PlanArenaTests
{
    [Fact]
    public void ValuesAliveTogetherNeverOverlap()
    {
        // A residual network: the skip connection lives across two layers.
        Value input = Float("in", 100);
        Value a = Float("a", 300);
        Value b = Float("b", 200);
        Value c = Float("c", 300);
        Value sum = Float("sum", 300);
        NetworkGraph graph = new([input], [Dense(input, a), Dense(a, b), Dense(b, c), Join(a, c, sum)], [sum]);
        ArenaPlan plan = PlanArena.Run(graph);
        AssertDisjoint(plan, a, b);
        AssertDisjoint(plan, a, c);
        AssertDisjoint(plan, b, c);
        Assert.Equal(800 * 4, plan.LowerBoundBytes);
        Assert.Equal(plan.LowerBoundBytes, plan.PeakBytes);
    }

    [Fact]
    public void MoreThanAnArrayHoldsIsCountedToTheEnd()
    {
        Value input = Float("in", 2_000_000_000);
        Value a = Float("a", 2_000_000_000);
        ArenaPlan plan = PlanArena.Run(new NetworkGraph([input], [Dense(input, a)], [a]));
        Assert.Equal(16_000_000_000, plan.PeakBytes);
        Assert.Equal(plan.LowerBoundBytes, plan.PeakBytes);
    }

    [Fact]
    public void AnActivationOverwritesItsInput()
    {
        Value input = Float("in", 10);
        Value a = Float("a", 100);
        Value b = Float("b", 100);
        NetworkGraph graph = new([input], [Dense(input, a), new Node("act", new Activate(ActivationKind.Tanh), [a], [b])], [b]);
        ArenaPlan plan = PlanArena.Run(graph);
        Assert.Equal(plan.Buffers[a].Offset, plan.Buffers[b].Offset);
        Assert.Equal(110 * 4, plan.PeakBytes);
    }

    [Fact]
    public void AnInputThatIsReadLaterIsNotOverwritten()
    {
        Value input = Float("in", 10);
        Value a = Float("a", 100);
        Value b = Float("b", 100);
        Value sum = Float("sum", 100);
        NetworkGraph graph = new([input], [Dense(input, a), new Node("act", new Activate(ActivationKind.Tanh), [a], [b]), Join(a, b, sum)], [sum]);
        ArenaPlan plan = PlanArena.Run(graph);
        AssertDisjoint(plan, a, b);
    }

    [Fact]
    public void AnOutputIsNotOverwritten()
    {
        Value input = Float("in", 10);
        Value a = Float("a", 100);
        Value b = Float("b", 100);
        NetworkGraph graph = new([input], [Dense(input, a), new Node("act", new Activate(ActivationKind.Tanh), [a], [b])], [a, b]);
        ArenaPlan plan = PlanArena.Run(graph);
        AssertDisjoint(plan, a, b);
    }

    [Fact]
    public void AViewSharesItsInputsPlaceAndKeepsItAlive()
    {
        Value input = Float("in", 10);
        Value a = Float("a", 100);
        Value view = new("view", new TensorType(ElementType.Float32, new TensorShape(10, 10)));
        Value other = Float("other", 100);
        Value flat = Float("flat", 100);
        Value sum = Float("sum", 100);
        NetworkGraph graph = new(
            [input],
            [
                Dense(input, a),
                new Node("view", new Reshape([10, 10]), [a], [view]),
                Dense(input, other),
                new Node("flat", new Reshape([-1]), [view], [flat]),
                Join(flat, other, sum),
            ],
            [sum]);
        ArenaPlan plan = PlanArena.Run(graph);
        Assert.Equal(plan.Buffers[a].Offset, plan.Buffers[view].Offset);
        AssertDisjoint(plan, view, other);
    }

    [Fact]
    public void AStateKeepsItsPlaceAcrossTheCall()
    {
        Value input = Float("in", 20);
        Value before = new("h", new TensorType(ElementType.Float32, new TensorShape(20)), ValueLifetime.Persistent);
        Value after = new("h.next", new TensorType(ElementType.Float32, new TensorShape(20)), ValueLifetime.Persistent);
        Value output = Float("out", 50);
        NetworkGraph graph = new([input], [Join(before, input, after), Dense(after, output)], [output]) { States = [new StateSlot(before, after)] };
        Assert.Empty(GraphVerifier.Verify(graph with { Nodes = [Join(before, input, after), Dense(after, output)] }));
        ArenaPlan plan = PlanArena.Run(graph);
        Assert.Equal(plan.Buffers[before].Offset, plan.Buffers[after].Offset);
        AssertDisjoint(plan, before, input);
        AssertDisjoint(plan, before, output);
    }

    [Fact]
    public void IntegerResultsLieInAnArenaOfTheirOwn()
    {
        Value input = Float("in", 20);
        Value index = new("index", new TensorType(ElementType.Int32, new TensorShape(1)));
        ArenaPlan plan = PlanArena.Run(new NetworkGraph([input], [new Node("index", new ArgMax(-1), [input], [index])], [index]));
        Assert.Equal(2, plan.Arenas.Count);
        Assert.NotEqual(plan.Buffers[input].Field.Name, plan.Buffers[index].Field.Name);
        Assert.Equal((20 * 4) + 4, plan.PeakBytes);
    }

    private static Value Float(string name, int count) => new(name, new TensorType(ElementType.Float32, new TensorShape(count)));

    private static Node Dense(Value from, Value to)
    {
        TensorShape weight = new(to.Shape[0], (int)from.Type.Count);
        return new Node(to.Name, new Dense(to.Shape[0], false), [from], [to])
        {
            Parameters = [new Parameter("weight", to.Name + ".weight", new TensorType(ElementType.Float32, weight))],
        };
    }

    private static Node Join(Value left, Value right, Value to) => new(to.Name, new Add(), [left, right], [to]);

    private static void AssertDisjoint(ArenaPlan plan, Value left, Value right)
    {
        (int from, long to) = (plan.Buffers[left].Offset, plan.Buffers[left].Offset + left.Type.Count);
        (int otherFrom, long otherTo) = (plan.Buffers[right].Offset, plan.Buffers[right].Offset + right.Type.Count);
        Assert.True(to <= otherFrom || otherTo <= from, $"{left.Name} [{from}, {to}) and {right.Name} [{otherFrom}, {otherTo}) overlap");
    }
}
