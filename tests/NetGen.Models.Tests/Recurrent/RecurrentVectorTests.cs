using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Recurrent;

/// <summary>Every recurrent layer in float, in every form, against PyTorch's equations in float64: 1e-5 of the largest output, nothing allocated, nothing left of the call before.</summary>
public sealed class RecurrentVectorTests(RunSummary summary) : IClassFixture<RunSummary>
{
    public static TheoryData<string, CodeForm> Cases()
    {
        TheoryData<string, CodeForm> cases = [];
        foreach (string name in RecurrentCase.Names())
        {
            foreach (CodeForm form in new[] { CodeForm.Auto, CodeForm.Loop, CodeForm.Constants, CodeForm.Rows, CodeForm.Vector })
            {
                cases.Add(name, form);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matches(string name, CodeForm form)
    {
        RecurrentCase given = RecurrentCase.Load(name);
        CodeProfile profile = form is CodeForm.Auto or CodeForm.Rows ? CodeProfile.NanoFramework : CodeProfile.DotNet;
        NetworkModel model = DeclaredNetwork.FromMembers(given.Members, NetworkPrecision.Float32) with { Profile = profile };
        RunnableNetwork network = RunnableNetwork.Compile(model, given.Parameters, form);
        Assert.Empty(form == CodeForm.Vector ? [] : NanoFrameworkRules.Violations(network.Image));
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        int vectors = 0;
        foreach (var (inputs, outputs) in given.Vectors)
        {
            Array[] arguments = [.. graph.Inputs.Select(input => Tensors.FromBytes(inputs[input.Name], input.Type.Element))];
            Assert.Equal(0, network.AllocatedBytes(arguments));
            Array[] actual = network.Infer(arguments);
            Assert.Equal(outputs.Count, actual.Length);
            for (int i = 0; i < actual.Length; i++)
            {
                float[] expected = (float[])Tensors.FromBytes(outputs[graph.OutputNames[i]], ElementType.Float32);
                Assert.InRange(Tensors.RelativeError((float[])actual[i], expected), 0, 1e-5);
            }

            vectors++;
        }

        summary.Add($"recurrent vectors, {form}", name, vectors);
    }
}
