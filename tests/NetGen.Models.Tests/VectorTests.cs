using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>
/// Every operator, attribute and edge, in both precisions and every form, against PyTorch (float: 1e-5 of the largest output) and the
/// arithmetic of TensorFlow Lite (int8: equal).
/// </summary>
public sealed class VectorTests(RunSummary summary) : IClassFixture<RunSummary>
{
    /// <summary>Bytes of stored weights that are read at once: so few that channels come in several blocks, and some are longer.</summary>
    private const int SmallBlock = 64;

    public static TheoryData<string, NetworkPrecision, CodeForm> Cases()
    {
        TheoryData<string, NetworkPrecision, CodeForm> cases = [];
        foreach (string name in VectorCase.Names())
        {
            foreach (NetworkPrecision precision in new[] { NetworkPrecision.Float32, NetworkPrecision.Int8 })
            {
                foreach (CodeForm form in Forms(precision))
                {
                    cases.Add(name, precision, form);
                }
            }
        }

        return cases;
    }

    /// <summary>Every form that some operator has in a precision.</summary>
    public static CodeForm[] Forms(NetworkPrecision precision) => precision == NetworkPrecision.Int8
        ? [CodeForm.Auto, CodeForm.Loop, CodeForm.Constants, CodeForm.ChannelLanes, CodeForm.PositionLanes, CodeForm.ChannelRows, CodeForm.PositionRows, CodeForm.Unrolled, CodeForm.Peeled, CodeForm.Stored, CodeForm.Vector]
        : [CodeForm.Auto, CodeForm.Loop, CodeForm.Constants, CodeForm.Rows, CodeForm.PositionRows, CodeForm.Unrolled, CodeForm.Peeled, CodeForm.Vector];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matches(string name, NetworkPrecision precision, CodeForm form)
    {
        VectorCase vectorCase = VectorCase.Load(name);
        var vectors = vectorCase.Vectors(precision);
        Assert.NotEmpty(vectors);
        CodeProfile profile = form is CodeForm.Loop or CodeForm.Constants or CodeForm.Vector ? CodeProfile.DotNet : CodeProfile.NanoFramework;
        NetworkModel model = DeclaredNetwork.FromMembers(vectorCase.Members, precision) with { Profile = profile, StoredBlock = form == CodeForm.Stored ? SmallBlock : 0 };
        RunnableNetwork network = RunnableNetwork.Compile(model, vectorCase.Parameters(precision), form);
        Assert.Empty(form == CodeForm.Vector ? [] : NanoFrameworkRules.Violations(network.Image));
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        foreach (var (inputs, outputs) in vectors)
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
        }

        summary.Add($"operator vectors, {precision}, {form}", name, vectors.Count);
    }
}
