using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Models.Tests;
using NetGen.Models.Tests.Sequences;
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

    public static TheoryData<string, NetworkPrecision, CodeForm> Decoders()
    {
        TheoryData<string, NetworkPrecision, CodeForm> cases = [];
        foreach (string name in DecoderCase.Names())
        {
            foreach (CodeForm form in new[] { CodeForm.Loop, CodeForm.Constants, CodeForm.Auto })
            {
                cases.Add(name, NetworkPrecision.Float32, form);
                cases.Add(name, NetworkPrecision.Int8, form);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Decoders))]
    public void DecodersAreTheJits(string name, NetworkPrecision precision, CodeForm form)
    {
        DecoderCase given = DecoderCase.Load(name);
        RunnableNetwork network = RunnableNetwork.Compile(given.Model(precision) with { Profile = CodeProfile.NanoFramework }, new FileParameters(given.Parameters(precision)), form);
        CountedNetwork counted = new(network);
        foreach (var (input, _) in given.Vectors(precision))
        {
            Array x = Tensors.FromBytes(input, network.Compiled.Plan!.Graph.Inputs[0].Type.Element);
            Assert.Equal(network.Infer(x).Select(CountedNetwork.Bits), counted.Infer(x).Select(CountedNetwork.Bits));
        }

        Assert.Equal(counted.Entry.InclusiveInstructions, counted.Assembly.Counts.Instructions);
    }
}
