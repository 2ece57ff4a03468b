using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Recurrent;

/// <summary>
/// Every recurrent layer in every form: floats against PyTorch's equations in float64, 1e-5 of the largest output; integers equal to the arithmetic of docs/recurrent.md.
/// Nothing is allocated, nothing is left of the call before.
/// </summary>
public sealed class RecurrentVectorTests(RunSummary summary) : IClassFixture<RunSummary>
{
    private static readonly CodeForm[] FloatForms = [CodeForm.Auto, CodeForm.Loop, CodeForm.Constants, CodeForm.Rows, CodeForm.Vector];

    private static readonly CodeForm[] IntegerForms = [CodeForm.Auto, CodeForm.Loop, CodeForm.Constants, CodeForm.ChannelLanes, CodeForm.ChannelRows, CodeForm.PositionLanes, CodeForm.Vector];

    public static TheoryData<string, NetworkPrecision, CodeForm> Cases()
    {
        TheoryData<string, NetworkPrecision, CodeForm> cases = [];
        foreach (string name in RecurrentCase.Names())
        {
            foreach (CodeForm form in FloatForms)
            {
                cases.Add(name, NetworkPrecision.Float32, form);
            }

            foreach (CodeForm form in RecurrentCase.Load(name).Has(NetworkPrecision.Int8) ? IntegerForms : [])
            {
                cases.Add(name, NetworkPrecision.Int8, form);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matches(string name, NetworkPrecision precision, CodeForm form)
    {
        RecurrentCase given = RecurrentCase.Load(name);
        CodeProfile profile = form is CodeForm.Loop or CodeForm.Constants or CodeForm.Vector ? CodeProfile.DotNet : CodeProfile.NanoFramework;
        NetworkModel model = DeclaredNetwork.FromMembers(given.Members, precision) with { Profile = profile };
        RunnableNetwork network = RunnableNetwork.Compile(model, given.Parameters(precision), form);
        Assert.Empty(form == CodeForm.Vector ? [] : NanoFrameworkRules.Violations(network.Image));
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        int vectors = 0;
        foreach (var (inputs, outputs) in given.Vectors(precision))
        {
            Array[] arguments = [.. graph.Inputs.Select(input => Tensors.FromBytes(inputs[input.Name], input.Type.Element))];
            Assert.Equal(0, network.AllocatedBytes(arguments));
            Array[] actual = network.Infer(arguments);
            Assert.Equal(outputs.Count, actual.Length);
            for (int i = 0; i < actual.Length; i++)
            {
                Array expected = Tensors.FromBytes(outputs[graph.OutputNames[i]], graph.Outputs[i].Type.Element);
                if (expected is float[] floats)
                {
                    Assert.InRange(Tensors.RelativeError((float[])actual[i], floats), 0, 1e-5);
                }
                else
                {
                    Assert.Equal(expected, actual[i]);
                }
            }

            vectors++;
        }

        summary.Add($"recurrent vectors, {precision}, {form}", name, vectors);
    }
}
