using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Models.Tests;
using NetGen.TestKit;

namespace NetGen.IlCounter.Tests;

/// <summary>Networks of every operator, in both forms and either precision: outputs equal to the JIT's, bit for bit.</summary>
public sealed class NetworkTests
{
    public static TheoryData<string, NetworkPrecision, CodeForm> Cases()
    {
        TheoryData<string, NetworkPrecision, CodeForm> cases = [];
        foreach ((int i, string name) in VectorCase.Names().Index())
        {
            // By turns: every operator has cases enough for both, and compiling all of them takes minutes.
            NetworkPrecision precision = i % 2 == 0 ? NetworkPrecision.Float32 : NetworkPrecision.Int8;
            cases.Add(name, precision, CodeForm.Loop);
            cases.Add(name, precision, CodeForm.Constants);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsAreTheJits(string name, NetworkPrecision precision, CodeForm form)
    {
        VectorCase vectorCase = VectorCase.Load(name);
        RunnableNetwork network = RunnableNetwork.Compile(DeclaredNetwork.FromMembers(vectorCase.Members, precision), vectorCase.Parameters(precision), form);
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        CountedNetwork counted = new(network);
        foreach (var (inputs, _) in vectorCase.Vectors(precision))
        {
            Array[] arguments = [.. graph.Inputs.Select(input => Tensors.FromBytes(inputs[input.Name], input.Type.Element))];
            Assert.Equal(network.Infer(arguments).Select(CountedNetwork.Bits), counted.Infer(arguments).Select(CountedNetwork.Bits));
        }

        Assert.Equal(counted.Entry.InclusiveInstructions, counted.Assembly.Counts.Instructions);
    }
}
