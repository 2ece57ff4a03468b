using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Calibration.Running;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Calibration;

/// <summary>
/// Trained networks of the field that exist in both precisions: what NetGen makes of the float one, beside what TensorFlow's converter made of it. The
/// converter saw hundreds of inputs; here are the golden ones alone, six.
/// </summary>
public sealed class TrainedModelTests(AccuracySummary summary) : IClassFixture<AccuracySummary>
{
    [SkippableTheory]
    [InlineData("kws_f32", "kws_int8")]
    [InlineData("ic_f32", "ic_int8")]
    public void DecisionsAreThoseOfBothReferences(string real, string converted)
    {
        FoundationModel floats = new(real);
        FoundationModel reference = new(converted);
        Skip.IfNot(floats.Exists && reference.Exists, "../shared/models is absent");
        ImportedNetwork network = floats.Import();
        float[][] inputs = [.. Enumerable.Range(0, floats.VectorCount).Select(i => (float[])Tensors.FromBytes(floats.Input(i), ElementType.Float32))];
        CalibrationSet samples = CalibrationSet.Of(inputs);
        ObservedNetwork observed = ObservedNetwork.Compile(network.Model, NetworkPrecision.Float32, new FileParameters(network.Parameters));
        ParameterFile quantized = Quantizer.Quantize(observed, samples);
        Accuracy accuracy = Quantizer.Compare(observed, quantized, samples);
        Assert.Equal(1, accuracy.Agreement);
        ValueError logits = accuracy.Values[^2];
        Assert.True(logits.Decibels >= 25, FormattableString.Invariant($"{logits.Name}: {logits.Decibels:0.0} dB"));
        summary.Add($"{real}, logits", logits.Decibels);

        // The converter's network on its golden inputs, which are the float ones quantized.
        ParameterFile theirs = reference.Import().Parameters;
        ObservedNetwork ours = ObservedNetwork.Compile(network.Model, NetworkPrecision.Int8, new FileParameters(quantized));
        for (int i = 0; i < inputs.Length; i++)
        {
            ours.Run([CompareNetworks.Quantize(inputs[i], ours.Graph.Inputs[0].Type.Quantization!)]);
            sbyte[] scores = ours.Read<sbyte>(ours.Graph.Outputs[0]).ToArray();
            sbyte[] golden = (sbyte[])Tensors.FromBytes(reference.Output(i), ElementType.Int8);
            Assert.Equal(Array.IndexOf(golden, golden.Max()), Array.IndexOf(scores, scores.Max()));
        }

        // Weights and their scales follow from the weights alone: the same numbers as the converter's.
        int equal = 0;
        int all = 0;
        foreach (TensorRecord tensor in quantized.Tensors.Where(tensor => tensor.Name.EndsWith(".weight", StringComparison.Ordinal)))
        {
            TensorRecord other = theirs.Tensors.Single(other => other.Name == tensor.Name);
            Assert.Equal(other.Type.Shape, tensor.Type.Shape);
            equal += tensor.Decode().Integers.Zip(other.Decode().Integers).Count(pair => pair.First == pair.Second);
            all += (int)tensor.Type.Count;
        }

        Assert.True(equal >= 0.99 * all, $"{equal} of {all} weights");
    }
}
