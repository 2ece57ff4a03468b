using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.TestKit;
using Buffer = NetGen.Generator.Code.Buffer;

namespace NetGen.Models.Tests.Calibration;

/// <summary>Keeping every value changes where values lie and nothing of what they are.</summary>
public sealed class ObservedNetworkTests
{
    public static TheoryData<string> Cases() => [.. VectorCase.Names().Where(static name => name.StartsWith("random_", StringComparison.Ordinal) || name.StartsWith("fused_", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsAreTheSameToTheBit(string name)
    {
        VectorCase vectorCase = VectorCase.Load(name);
        NetworkModel model = DeclaredNetwork.FromMembers(vectorCase.Members, NetworkPrecision.Int8);
        ObservedNetwork network = ObservedNetwork.Compile(model, NetworkPrecision.Int8, vectorCase.Parameters(NetworkPrecision.Int8));
        foreach (var (inputs, outputs) in vectorCase.Vectors(NetworkPrecision.Int8))
        {
            Array[] given = [.. network.Graph.Inputs.Select(input => Tensors.FromBytes(inputs[input.Name], ElementType.Int8))];
            network.Run(given);
            for (int i = 0; i < network.Graph.Outputs.Count; i++)
            {
                Value output = network.Graph.Outputs[i];
                Array expected = Tensors.FromBytes(outputs[network.Graph.OutputNames[i]], output.Type.Element);
                Assert.Equal(expected, output.Type.Element == ElementType.Int32 ? network.Read<int>(output).ToArray() : network.Read<sbyte>(output).ToArray());
            }

            // What was given is still there: nothing is written over it.
            Assert.All(network.Graph.Inputs.Zip(given), pair => Assert.Equal(pair.Second, network.Read<sbyte>(pair.First).ToArray()));
        }
    }

    [Fact]
    public void EveryValueHasItsPlaceAndActivationsAreApart()
    {
        NetworkModel model = DeclaredNetwork.FromMembers(
            [
                "[Input(4, 4, 2)] static partial void X();",
                "[Conv2D(2, 3, BatchNorm = true, Activation = Activation.Swish)] static partial void Conv();",
                "[Relu] static partial void Rectified();",
                "[Sigmoid] static partial void Y();",
            ],
            NetworkPrecision.Float32);
        NetGen.Generator.CompiledNetwork compiled = NetGen.Generator.Compiler.Compile(model, new NetGen.Generator.Parameters.RandomParameters(1), new NetGen.Generator.CompileOptions(KeepValues: true));
        Assert.Equal(["X", "Conv.linear", "Conv", "Rectified", "Y"], compiled.Plan!.Arena.Buffers.OrderBy(pair => pair.Value.Offset).Select(pair => pair.Key.Name));
        Buffer[] places = [.. compiled.Plan.Arena.Buffers.Values.OrderBy(buffer => buffer.Offset)];
        Assert.Equal([0, 32, 64, 96, 128], places.Select(buffer => buffer.Offset));
        Assert.All(compiled.Plan.Nodes, node => Assert.Null(node.DoneBy));
    }
}
