using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Graphs;

public sealed class GraphVerifierTests
{
    private readonly Value input = new("in", new TensorType(ElementType.Float32, new TensorShape(4, 4, 2)));
    private readonly Value output = new("out", new TensorType(ElementType.Float32, new TensorShape(4, 4, 2)));

    [Fact]
    public void ASoundGraphHasNoProblems() =>
        Assert.Empty(GraphVerifier.Verify(new NetworkGraph([input], [Relu(input, output)], [output])));

    [Fact]
    public void AValueReadBeforeItIsComputed()
    {
        Value later = new("later", output.Type);
        Assert.Contains("before it is computed", Assert.Single(GraphVerifier.Verify(new NetworkGraph([input], [Relu(later, output), Relu(input, later)], [output]))));
    }

    [Fact]
    public void AnOutputThatIsNeverComputed() =>
        Assert.Contains("never computed", Assert.Single(GraphVerifier.Verify(new NetworkGraph([input], [], [output]))));

    [Fact]
    public void TwoValuesOfOneName() =>
        Assert.Contains("twice", Assert.Single(GraphVerifier.Verify(new NetworkGraph([input], [Relu(input, new Value("in", output.Type))], [input]))));

    [Fact]
    public void AShapeThatIsNotInferred()
    {
        Value wrong = new("out", new TensorType(ElementType.Float32, new TensorShape(4, 4, 3)));
        Assert.Contains("inferred", Assert.Single(GraphVerifier.Verify(new NetworkGraph([input], [Relu(input, wrong)], [wrong]))));
    }

    [Fact]
    public void AMissingParameter()
    {
        Value units = new("out", new TensorType(ElementType.Float32, new TensorShape(3)));
        NetworkGraph graph = new([input], [new Node("d", new Dense(3, false), [input], [units])], [units]);
        Assert.Contains("parameters", Assert.Single(GraphVerifier.Verify(graph)));
    }

    [Fact]
    public void ALoopStacksItsBodysRowsAndCostsThemAll()
    {
        Value row = new("row", new TensorType(ElementType.Float32, new TensorShape(8)));
        Value units = new("units", new TensorType(ElementType.Float32, new TensorShape(3)));
        Node dense = new("d", new Dense(3, true), [row], [units])
        {
            Parameters =
            [
                new Parameter("weight", "d.weight", new TensorType(ElementType.Float32, new TensorShape(3, 8))),
                new Parameter("bias", "d.bias", new TensorType(ElementType.Float32, new TensorShape(3))),
            ],
        };
        Loop loop = new(new NetworkGraph([row], [dense], [units]), 5) { Stacked = new[] { true } };
        Assert.Equal(new TensorShape(5, 3), Assert.Single(loop.InferShape([new TensorShape(5, 8)]).Outputs));
        Assert.NotNull(loop.InferShape([new TensorShape(4, 8)]).Problem);
        OperatorCost cost = loop.Cost([new TensorShape(5, 8)], [new TensorShape(5, 3)]);
        Assert.Equal((5 * 24, 24, 3), (cost.Macs, cost.Weights, cost.Biases));
    }

    private static Node Relu(Value from, Value to) => new(to.Name, new Activate(ActivationKind.Relu), [from], [to]);
}
