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

        // Both int8 networks on the same inputs against the float network's golden scores; the converter's weights are another training's for kws.
        ObservedNetwork ours = ObservedNetwork.Compile(network.Model, NetworkPrecision.Int8, new FileParameters(quantized));
        ErrorMeter mine = new();
        ErrorMeter theirs = new();
        for (int i = 0; i < inputs.Length; i++)
        {
            ours.Run([CompareNetworks.Quantize(inputs[i], ours.Graph.Inputs[0].Type.Quantization!)]);
            sbyte[] scores = ours.Read<sbyte>(ours.Graph.Outputs[0]).ToArray();
            sbyte[] converters = (sbyte[])Tensors.FromBytes(reference.Output(i), ElementType.Int8);
            float[] golden = (float[])Tensors.FromBytes(floats.Output(i), ElementType.Float32);
            int decision = Array.IndexOf(golden, golden.Max());
            Assert.Equal(scores.Max(), scores[decision]);
            for (int k = 0; k < golden.Length; k++)
            {
                mine.Add(golden[k], (scores[k] + 128) / 256.0);
                theirs.Add(golden[k], (converters[k] + 128) / 256.0);
            }
        }

        summary.Add($"{real}, scores", mine.Decibels);
        summary.Add($"{converted} of TensorFlow's converter, scores", theirs.Decibels);

        // At most twice the converter's error, which saw a hundred times as many inputs.
        Assert.True(mine.Decibels >= theirs.Decibels - 6, FormattableString.Invariant($"{mine.Decibels:0.0} dB, the converter's network {theirs.Decibels:0.0} dB"));
    }

    [SkippableFact]
    public void WeightsAreThoseOfTensorFlowsConverter()
    {
        FoundationModel floats = new("ic_f32");
        FoundationModel converted = new("ic_int8");
        Skip.IfNot(floats.Exists && converted.Exists, "../shared/models is absent");
        ImportedNetwork network = floats.Import();
        CalibrationSet samples = CalibrationSet.Of([(float[])Tensors.FromBytes(floats.Input(0), ElementType.Float32)]);
        ObservedNetwork observed = ObservedNetwork.Compile(network.Model, NetworkPrecision.Float32, new FileParameters(network.Parameters));
        ParameterFile channels = Quantizer.Quantize(observed, samples);
        ParameterFile whole = Quantizer.Quantize(observed, samples, new QuantizationOptions { PerChannel = false });
        int equal = 0;
        int all = 0;
        foreach (TensorRecord theirs in converted.Import().Parameters.Tensors.Where(tensor => tensor.Name.EndsWith(".weight", StringComparison.Ordinal)))
        {
            // The converter gave dense layers one scale.
            ParameterFile file = theirs.Type.Quantization!.PerChannel ? channels : whole;
            TensorRecord mine = file.Tensors.Single(tensor => tensor.Name == theirs.Name);
            Assert.Equal(theirs.Type.Shape, mine.Type.Shape);
            Assert.Equal(theirs.Type.Quantization.Scales.Count, mine.Type.Quantization!.Scales.Count);
            Assert.All(theirs.Type.Quantization.Scales.Zip(mine.Type.Quantization.Scales), pair => Assert.InRange(pair.Second / pair.First, 1 - 1e-6, 1 + 1e-6));
            equal += mine.Decode().Integers.Zip(theirs.Decode().Integers).Count(pair => pair.First == pair.Second);
            all += (int)theirs.Type.Count;
        }

        // Weights half-way between two steps may go either way.
        Assert.InRange(equal, all - 10, all);
    }
}
