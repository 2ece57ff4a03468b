using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Streaming;

/// <summary>Golden vectors of operators over a stream: PyTorch's outputs in float, TensorFlow Lite's arithmetic in int8; or the one diagnostic that says why not.</summary>
public sealed class StreamedVectorTests
{
    private static readonly string[] Families = ["conv1d_", "conv2d_causal", "conv2d_valid", "conv2d_dilat", "depthwise_", "maxpool_", "averagepool_", "slice_", "concat_", "split_", "transpose_", "softmax_", "fused_", "argmax_", "random_0", "attention_", "embedding", "feedforward_", "layernorm", "matmul", "net_encoder_decoder", "positional_", "rmsnorm", "rotary_", "transformer_"];

    public static TheoryData<string, NetworkPrecision> Cases()
    {
        TheoryData<string, NetworkPrecision> cases = [];
        foreach (string name in VectorCase.Names().Where(name => Families.Any(family => name.StartsWith(family, StringComparison.Ordinal))))
        {
            cases.Add(name, NetworkPrecision.Float32);
            cases.Add(name, NetworkPrecision.Int8);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matches_or_cannot_stream(string name, NetworkPrecision precision)
    {
        VectorCase vectorCase = VectorCase.Load(name);
        NetworkModel model = DeclaredNetwork.FromMembers(vectorCase.Members, precision) with { IsStreaming = true };
        Finding[] findings = [.. Compiler.Analyze(model).Findings];
        Assert.All(findings, finding => Assert.Equal(FindingIds.NotStreamable, finding.Id));
        if (name.Contains("causal", StringComparison.Ordinal) || name.Contains("valid", StringComparison.Ordinal))
        {
            // A mean of fewer values than the window has is the one that cannot.
            Assert.True(findings.Length == 0 || name == "averagepool_causal");
        }

        if (findings.Length > 0)
        {
            return;
        }

        RunnableNetwork network = RunnableNetwork.Compile(model, vectorCase.Parameters(precision), CodeForm.Constants);
        Plan plan = network.Compiled.Plan!;
        foreach (var (inputs, outputs) in vectorCase.Vectors(precision))
        {
            Array[] actual = network.Infer([.. plan.Graph.Inputs.Select(input => Tensors.FromBytes(inputs[input.Name], input.Type.Element))]);
            for (int i = 0; i < actual.Length; i++)
            {
                Array expected = Tensors.FromBytes(outputs[plan.Graph.OutputNames[i]], plan.Graph.Outputs[i].Type.Element);
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
    }
}
